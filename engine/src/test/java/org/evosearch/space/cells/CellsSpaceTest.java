package org.evosearch.space.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Reals;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SearchSpaceContract;
import org.evosearch.space.block.LevelOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellsSpaceTest extends SearchSpaceContract<Reals> {

  private static final List<LevelOperation> OPERATIONS = List.of(LevelOperation.values());
  private static final int CLASSES = 10;

  /** Small enough for attention anywhere. */
  private static final TensorShape IMAGE = TensorShape.image(3, 16, 16);

  private static final CellsSpace THREE = new CellsSpace(new CellsSettings(3, 16), IMAGE, CLASSES);

  @Override
  protected SearchSpace<Reals> space() {
    return new CellsSpace(new CellsSettings(6, 8), IMAGE, CLASSES);
  }

  @Override
  protected TensorShape image() {
    return IMAGE;
  }

  @Override
  protected int classes() {
    return CLASSES;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of("[]", Reals.center(92).text(), Reals.center(94).text(), "[2]", "cells");
  }

  /** Genes of a sequence of cells, at first all 0. */
  private static final class Writer {

    private final double[] genes;

    Writer(LevelOperation... operations) {
      genes = new double[13 * operations.length + operations.length * (operations.length - 1) / 2];
      for (int cell = 0; cell < operations.length; cell++) {
        logit(cell, operations[cell], 0.6);
      }
    }

    private static int first(int cell) {
      return IntStream.range(0, cell).map(before -> OPERATIONS.size() + 1 + before).sum();
    }

    Writer logit(int cell, LevelOperation operation, double value) {
      genes[first(cell) + OPERATIONS.indexOf(operation)] = value;
      return this;
    }

    Writer heads(int cell, double value) {
      genes[first(cell) + OPERATIONS.size()] = value;
      return this;
    }

    Writer skip(int cell, int source, double value) {
      genes[first(cell) + OPERATIONS.size() + 1 + source] = value;
      return this;
    }

    Reals genes() {
      return new Reals(Arrays.stream(genes).boxed().toList());
    }
  }

  private static Writer three(LevelOperation operation) {
    return new Writer(operation, LevelOperation.SKIP, LevelOperation.SKIP);
  }

  private static Architecture network(Writer writer) {
    return THREE.decode(writer.genes()).architecture();
  }

  private static Stream<Operation> operations(Architecture architecture) {
    return architecture.nodes().stream().map(Node::operation);
  }

  /** What stands between the stem and the adapter of the second cell. */
  private static List<Operation> firstCell(Architecture architecture) {
    return operations(architecture)
        .skip(3)
        .takeWhile(operation -> !operation.equals(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0)))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"3, 42", "6, 93", "20, 450"})
  void thereAreAsManyGenesAsTheFormulaSays(int cells, int genes) {
    CellsSpace space = new CellsSpace(new CellsSettings(cells, 16), IMAGE, CLASSES);
    assertThat(space.dimension()).isEqualTo(genes);
  }

  /** Those of 8 and 20 cells are the reduction cells of DARTS. */
  @ParameterizedTest
  @CsvSource({"3, 1, 2", "4, 1, 2", "5, 1, 3", "6, 2, 4", "8, 2, 5", "20, 6, 13"})
  void imagesAreHalvedAfterAThirdAndTwoThirdsOfTheCells(int cells, int first, int second) {
    CellsSettings settings = new CellsSettings(cells, 16);
    assertThat(IntStream.range(0, cells).map(settings::level).boxed())
        .isEqualTo(
            IntStream.range(0, cells)
                .mapToObj(cell -> cell < first ? 0 : cell < second ? 1 : 2)
                .toList());
  }

  @Test
  void betweenStemAndHeadWidthsDoubleWhereSidesAreHalved() {
    Architecture architecture = network(three(LevelOperation.SKIP));
    List<Operation> halving = List.of(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0));
    assertThat(operations(architecture).skip(1).limit(8))
        .containsExactly(
            Convolution.same(16, 3),
            new BatchNormalization(true),
            halving.get(0),
            Convolution.same(32, 1),
            new BatchNormalization(true),
            halving.get(0),
            Convolution.same(64, 1),
            new BatchNormalization(true));
    assertThat(architecture.nodes()).hasSize(11);
    assertThat(architecture.shapes().get(8)).isEqualTo(TensorShape.image(64, 4, 4));
  }

  @ParameterizedTest
  @EnumSource(LevelOperation.class)
  void eachOperationHasALogit(LevelOperation operation) {
    List<Class<?>> kinds =
        firstCell(network(three(operation))).stream()
            .<Class<?>>map(Object::getClass)
            .collect(Collectors.toList());
    assertThat(kinds.stream().map(Class::getSimpleName).collect(Collectors.joining(" ")))
        .isEqualTo(
            switch (operation) {
              case CONV_1X1, CONV_3X3 -> "Activation Convolution BatchNormalization";
              case SEP_3X3, SEP_5X5, DIL_3X3, DIL_5X5 ->
                  "Activation Convolution Convolution BatchNormalization";
              case AVG_3X3, MAX_3X3 -> "Pooling";
              case SKIP -> "";
              case BN_RELU -> "BatchNormalization Activation";
              case SE -> "SqueezeExcitation";
              case ATTENTION -> "ToTokens LayerNormalization SelfAttention ToImage";
            });
  }

  @Test
  void theLargestLogitDecidesAndOfEqualOnesTheFirst() {
    Writer writer = three(LevelOperation.SEP_5X5).logit(0, LevelOperation.SE, 0.6);
    assertThat(firstCell(network(writer))).contains(Convolution.same(16, 5).withGroups(16));
    assertThat(firstCell(network(writer.logit(0, LevelOperation.BN_RELU, 0.61))))
        .containsExactly(new BatchNormalization(true), new Activation(ActivationFunction.RELU));
    assertThat(firstCell(network(writer.logit(0, LevelOperation.CONV_1X1, 0.61))))
        .contains(Convolution.same(16, 1));
  }

  @Test
  void attentionIsNoChoiceWhereImagesAreLarge() {
    CellsSpace large =
        new CellsSpace(new CellsSettings(3, 16), TensorShape.image(3, 32, 32), CLASSES);
    Writer writer =
        new Writer(LevelOperation.ATTENTION, LevelOperation.ATTENTION, LevelOperation.SE);
    Architecture architecture =
        large.decode(writer.logit(0, LevelOperation.MAX_3X3, 0.3).genes()).architecture();
    assertThat(firstCell(architecture)).containsExactly(new Pooling(Pooling.Kind.MAX, 3, 1, 1));
    assertThat(operations(architecture)).filteredOn(SelfAttention.class::isInstance).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.2499, 1", "0.25, 2", "0.5, 4", "0.7499, 4", "0.75, 8", "1, 8"})
  void theGeneOfHeadsChoosesOneOfFourNumbers(double gene, int heads) {
    Writer writer = three(LevelOperation.ATTENTION).heads(0, gene);
    assertThat(firstCell(network(writer))).contains(new SelfAttention(heads, 16 / heads));
  }

  @Test
  void aSkipConnectionIsThereIfItsGeneIsAboveOneHalf() {
    Writer writer = three(LevelOperation.CONV_3X3).skip(1, 0, 0.5);
    assertThat(operations(network(writer))).doesNotContain(new Sum());
    assertThat(operations(network(writer.skip(1, 0, 0.501)))).containsOnlyOnce(new Sum());
  }

  @Test
  void skipConnectionsComeFromTheStemAndFromEveryCellButTheFormer() {
    Architecture architecture = network(three(LevelOperation.CONV_3X3).skip(2, 0, 1).skip(2, 1, 1));
    Node sum =
        architecture.nodes().stream()
            .filter(node -> node.operation().equals(new Sum()))
            .findFirst()
            .orElseThrow();
    // Each is adapted by two poolings (the former cell by one), a convolution and a normalization.
    assertThat(sum.inputs().stream().map(input -> origin(architecture, input)))
        .containsExactly(2, 5, 8);
  }

  /** The node that an adapter, which ends in the given node, begins after. */
  private static int origin(Architecture architecture, int node) {
    int before =
        architecture.nodes().get(architecture.nodes().get(node).inputs().get(0)).inputs().get(0);
    while (architecture.nodes().get(before).operation() instanceof Pooling) {
      before = architecture.nodes().get(before).inputs().get(0);
    }
    return before;
  }

  @Test
  void genesThatDecideNothingMakeNoOtherNetwork() {
    Writer writer = three(LevelOperation.CONV_3X3).skip(2, 1, 0.9);
    Reals genes = writer.genes();
    Reals same =
        writer
            .heads(0, 0.9)
            .logit(0, LevelOperation.CONV_3X3, 0.9)
            .logit(0, LevelOperation.SE, 0.8)
            .skip(2, 1, 0.6)
            .skip(2, 0, 0.4)
            .genes();
    assertThat(same).isNotEqualTo(genes);
    assertThat(THREE.decode(same).fingerprint()).isEqualTo(THREE.decode(genes).fingerprint());
    assertThat(THREE.decode(writer.skip(2, 0, 0.6).genes()).fingerprint())
        .isNotEqualTo(THREE.decode(genes).fingerprint());
  }

  @Test
  void mostMutationsMakeAnotherNetworkThatIsAlike() {
    SearchSpace<Reals> space = space();
    long changed =
        LongStream.range(0, 200)
            .mapToObj(i -> new RandomStreams(2).stream(Purpose.PROPOSAL, 0, i))
            .filter(
                random -> {
                  Reals parent = space.sample(random);
                  Reals child = space.mutation().mutate(parent, random);
                  return !space
                      .decode(child)
                      .fingerprint()
                      .equals(space.decode(parent).fingerprint());
                })
            .count();
    assertThat(changed).isBetween(160L, 199L);
  }

  @Test
  void childrenOfTwoHaveTheGenesOfBoth() {
    SearchSpace<Reals> space = space();
    Reals mother = Reals.center(93);
    Reals father = space.sample(new RandomStreams(2).stream(Purpose.PROPOSAL, 0, 0));
    Reals child =
        space
            .crossover()
            .orElseThrow()
            .cross(mother, father, new RandomStreams(2).stream(Purpose.PROPOSAL, 0, 1));
    assertThat(IntStream.range(0, 93))
        .allMatch(gene -> child.at(gene) == mother.at(gene) || child.at(gene) == father.at(gene));
    assertThat(child).isNotEqualTo(mother).isNotEqualTo(father);
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new CellsSettings(2, 16))
        .hasMessage("Invalid sizes: 2, 16 (at least 3 and 1)");
  }
}
