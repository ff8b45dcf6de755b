package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.evosearch.genotype.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {

  private static final Grammar GRAMMAR = new Grammar(2, 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input | 0",
        "conv1x1(input) | 0",
        "se(avg3x3(skip(input))) | 0",
        "conv3x3/2(input) | 1",
        "attention(max2x2/2(input)) | 1",
        "reduce/2(bnrelu(max2x2/2(input))) | 2",
        "add(input,conv3x3/2(input)) | 1",
        "concat(input,input,reduce/2(reduce/2(input)),conv3x3/2(input)) | 2",
        "gate(input,max2x2/2(input)) | 1"
      })
  void theTypeOfATreeIsItsLevel(String tree, int level) {
    assertThat(GRAMMAR.level(Trees.parse(tree))).hasValue(level);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warp(input)",
        "input(input)",
        "conv3x3",
        "conv3x3(input,input)",
        "add(input)",
        "add(input,input,input,input,input)",
        "gate(input,input,input)",
        "attention(input)",
        "reduce/2(reduce/2(reduce/2(input)))",
        "add(input,skip(warp(input)))",
        "conv3x3*3(input)",
        "attention*1*9(reduce/2(input))",
        "attention*1*0(reduce/2(input))"
      })
  void whatIsNotWellTypedHasNoLevel(String tree) {
    assertThat(GRAMMAR.level(Trees.parse(tree))).isEmpty();
  }

  @Test
  void genesThatAnOperationDoesNotHaveAreRefused() {
    Tree convolution = Trees.parse("conv3x3(input)");
    assertThat(GRAMMAR.level(convolution.withOperation("skip", convolution.genes())))
        .isEqualTo(OptionalInt.empty());
  }

  /** The order of what is drawn from one stream must not differ from one JVM to the next. */
  @Test
  void attentionDrawsItsWidthBeforeItsHeads() {
    assertThat(NodeOperation.ATTENTION.genes().values().keySet()).containsExactly("width", "heads");
  }

  @Test
  void theSmallestTreesAreChainsOfHalvings() {
    assertThat(GRAMMAR.least(0)).isEqualTo(new Room(1, 1));
    assertThat(GRAMMAR.least(1)).isEqualTo(new Room(2, 2));
    assertThat(GRAMMAR.least(2)).isEqualTo(new Room(3, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "INPUT, 0, 1, 1, true",
    "INPUT, 1, 9, 9, false",
    "CONV_3X3, 1, 2, 9, false",
    "CONV_3X3, 1, 3, 3, true",
    "CONV_3X3, 3, 9, 9, false",
    "REDUCE_HALVING, 0, 9, 9, false",
    "REDUCE_HALVING, 1, 2, 2, true",
    "ADD, 1, 3, 4, true",
    "ADD, 1, 3, 3, false",
    "GATE, 0, 2, 3, true",
    "ATTENTION, 0, 9, 9, false",
    "ATTENTION, 1, 3, 3, true"
  })
  void anOperationIsPossibleIfATreeCanBeCompleted(
      NodeOperation operation, int level, int depth, int nodes, boolean possible) {
    assertThat(GRAMMAR.completes(operation, level, new Room(depth, nodes))).isEqualTo(possible);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv3x3/2(input) | true",
        "conv3x3(input) | false",
        "max2x2/2(input) | false",
        "max2x2/2(se(bnrelu(input))) | false",
        "max2x2/2(add(input,input)) | false",
        "max2x2/2(concat(input,input)) | false",
        "max2x2/2(sep3x3(input)) | true",
        "conv3x3/2(skip(skip(skip(input)))) | false",
        "conv3x3/2(add(add(input,input),input)) | false",
        "conv3x3/2(add(input,input,input)) | true"
      })
  void aTreeReachesALevelLearnsAndHasRoom(String tree, boolean exists) {
    assertThat(Trees.rules(1, 4, 5).allow(Trees.parse(tree))).isEqualTo(exists);
  }

  @Test
  void placesSayLevelAndDepthOfEachNode() {
    assertThat(Trees.rules().places(Trees.parse("add(conv3x3(reduce/2(input)),input)")))
        .extracting(place -> place.operation().word() + place.above() + place.level())
        .containsExactly("add01", "conv3x311", "reduce/221", "input30", "input10");
  }
}
