package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTreeTest {

  private static final int TREES = 150;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "skip(skip(conv3x3/2(skip(input)))) | conv3x3/2(input)",
        "bnrelu(bnrelu(bnrelu(input))) | bnrelu(input)",
        "bnrelu(skip(bnrelu(input))) | bnrelu(input)",
        "add(conv1x1(input)) | conv1x1(input)",
        "concat(skip(add(input))) | input",
        "add(se(input),conv1x1(input)) | add(conv1x1(input),se(input))",
        "concat(input,conv1x1*2(input),conv1x1(input))"
            + " | concat(conv1x1(input),conv1x1*2(input),input)"
      })
  void whatComputesNothingIsTakenOutAndSumsAreSorted(String tree, String canonical) {
    assertThat(CanonicalTree.text(Trees.parse(tree)))
        .isEqualTo(CanonicalTree.text(Trees.parse(canonical)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gate(input,conv1x1(input)) | gate(conv1x1(input),input)",
        "conv1x1(conv1x1(input)) | conv1x1(input)",
        "conv1x1(input) | conv1x1*2(input)",
        "add(input,input) | input",
        "bnrelu(se(bnrelu(input))) | bnrelu(se(input))"
      })
  void whatMakesADifferenceStays(String one, String other) {
    assertThat(CanonicalTree.text(Trees.parse(one)))
        .isNotEqualTo(CanonicalTree.text(Trees.parse(other)));
  }

  @Test
  void theFormOfAFormIsItselfAndExistsAsTheTreeDoes() {
    assertThat(Trees.drawn(TREES))
        .allSatisfy(
            tree -> {
              Tree canonical = CanonicalTree.of(tree);
              assertThat(CanonicalTree.of(canonical)).isEqualTo(canonical);
              assertThat(Trees.rules().allow(canonical)).isTrue();
            });
  }

  @Test
  void nodesKeepTheirIds() {
    assertThat(Trees.drawn(TREES))
        .allSatisfy(tree -> assertThat(tree.nodes()).extracting(Tree::id).containsAll(ids(tree)));
  }

  private static Set<Long> ids(Tree tree) {
    return CanonicalTree.of(tree).nodes().map(Tree::id).collect(Collectors.toSet());
  }

  @Test
  void treesOfOneFormAreOneNetwork() {
    TreeSpace space = Trees.space();
    for (int i = 0; i < TREES; i++) {
      UniformRandomProvider random = Trees.stream(i);
      Tree tree = Trees.drawn(random);
      Tree other = restated(tree, FreshIds.forNewTree(random), random);
      assertThat(other).isNotEqualTo(tree);
      assertThat(CanonicalTree.text(other)).isEqualTo(CanonicalTree.text(tree));
      assertThat(space.decode(new Hybrid(other, space.center())).fingerprint())
          .as(tree.text())
          .isEqualTo(space.decode(new Hybrid(tree, space.center())).fingerprint());
    }
  }

  /** The same tree with other ids, skips here and there, and sums in another order. */
  private static Tree restated(Tree tree, FreshIds ids, UniformRandomProvider random) {
    List<Tree> children = new ArrayList<>();
    tree.children().forEach(child -> children.add(restated(child, ids, random)));
    if (NodeOperation.of(tree).isCommutative()) {
      ListSampler.shuffle(random, children);
    }
    Tree node = tree.withChildren(children).withId(ids.next());
    return random.nextInt(4) > 0
        ? node
        : new Tree(NodeOperation.SKIP.word(), Genes.NONE, List.of(node), ids.next());
  }

  @Test
  void treesOfDifferentFormsAreMostlyDifferentNetworks() {
    TreeSpace space = Trees.space();
    List<Tree> trees = Trees.drawn(TREES).toList();
    long forms = trees.stream().map(CanonicalTree::text).distinct().count();
    long networks =
        IntStream.range(0, TREES)
            .mapToObj(i -> space.decode(new Hybrid(trees.get(i), space.center())).fingerprint())
            .distinct()
            .count();
    assertThat(networks).isBetween(forms * 9 / 10, forms);
  }
}
