package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.block.Widths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeNetworkTest {

  private static final TreeNetwork NETWORK =
      new TreeNetwork(TensorShape.image(3, 32, 32), Trees.CLASSES, 16, 2);

  private static NetworkSize plain(int repetitions) {
    return new NetworkSize(Collections.nCopies(3, 1.0), repetitions);
  }

  private static Architecture network(String tree, int repetitions, double dropPath) {
    return NETWORK.of(CanonicalTree.of(Trees.parse(tree)), plain(repetitions), 0, dropPath);
  }

  private static Architecture network(String tree) {
    return network(tree, 1, 0);
  }

  private static String operations(Architecture architecture) {
    return architecture.nodes().stream()
        .map(node -> node.operation().getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }

  /** The nodes between stem and head. */
  private static List<Operation> block(Architecture architecture) {
    List<Node> nodes = architecture.nodes();
    return nodes.subList(3, nodes.size() - 2).stream().map(Node::operation).toList();
  }

  private static Stream<TensorShape> shapesAfter(
      Architecture architecture, Class<? extends Operation> kind) {
    return IntStream.range(0, architecture.nodes().size())
        .filter(i -> kind.isInstance(architecture.nodes().get(i).operation()))
        .mapToObj(i -> architecture.shapes().get(i));
  }

  private static TensorShape beforeHead(Architecture architecture) {
    return architecture.inputShapes(architecture.nodes().size() - 2).get(0);
  }

  @Test
  void stemAndHeadSurroundTheTree() {
    Architecture architecture = NETWORK.of(Trees.parse("conv3x3/2(input)"), plain(1), 0.25, 0);
    assertThat(architecture.nodes().stream().map(Node::operation).skip(1).limit(2))
        .containsExactly(Convolution.same(16, 3), new BatchNormalization(true));
    assertThat(operations(architecture))
        .isEqualTo(
            "Input Convolution BatchNormalization"
                + " Activation Convolution BatchNormalization"
                + " GlobalAveragePooling Dropout Linear");
    assertThat(architecture.nodes().get(7).operation()).isEqualTo(new Dropout(0.25));
    assertThat(architecture.outputShape()).isEqualTo(TensorShape.vector(Trees.CLASSES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv1x1(input) | 16 | 32",
        "conv3x3*0.5(input) | 8 | 32",
        "sep5x5*2(input) | 32 | 32",
        "dil3x3*1.5(input) | 24 | 32",
        "dil5x5(input) | 16 | 32",
        "avg3x3(conv1x1*2(input)) | 32 | 32",
        "max3x3(input) | 16 | 32",
        "bnrelu(input) | 16 | 32",
        "se(input) | 16 | 32",
        "conv3x3/2(input) | 32 | 16",
        "reduce/2*0.75(input) | 24 | 16",
        "max2x2/2(input) | 16 | 16",
        "attention(max2x2/2(input)) | 32 | 16",
        "reduce/2(conv3x3/2*2(input)) | 64 | 8",
        "add(conv1x1*2(input),input) | 32 | 32",
        "add(conv3x3/2*0.5(input),conv1x1*2(input)) | 16 | 16",
        "gate(input,conv3x3/2(input)) | 32 | 16",
        "concat*2(input,conv1x1(input),input) | 32 | 32",
        "concat(input,conv3x3/2(conv3x3/2(input))) | 64 | 8"
      })
  void channelsAndSidesFollowFromLevelAndGenes(String tree, int channels, int side) {
    assertThat(beforeHead(network(tree))).isEqualTo(TensorShape.image(channels, side, side));
  }

  @Test
  void separableConvolutionsAreDepthwiseThenPointwise() {
    assertThat(block(network("sep5x5*2(input)")).subList(1, 3))
        .containsExactly(Convolution.same(16, 5).withGroups(16), Convolution.same(32, 1));
    assertThat(block(network("dil5x5(input)")).get(1))
        .isEqualTo(new Convolution(16, 5, 1, 4, 2, 16, false));
  }

  @Test
  void whatFitsNeedsNoAdapter() {
    assertThat(block(network("add(conv3x3(input),input)"))).hasSize(4).last().isEqualTo(new Sum());
  }

  @Test
  void anAdapterHalvesOnceForEachLevel() {
    Architecture architecture = network("add(input,max2x2/2(max2x2/2(input)))");
    Pooling mean = new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0);
    assertThat(block(architecture))
        .containsExactly(
            new Pooling(Pooling.Kind.MAX, 2, 2, 0),
            new Pooling(Pooling.Kind.MAX, 2, 2, 0),
            mean,
            mean,
            Convolution.same(16, 1),
            new BatchNormalization(true),
            new Sum());
  }

  @Test
  void aGateIsTheFirstTimesTheSigmoidOfTheSecond() {
    Architecture architecture = network("gate(conv1x1(input),input)");
    Node product = architecture.nodes().get(architecture.nodes().size() - 3);
    assertThat(product.inputs()).containsExactly(5, 6);
    assertThat(architecture.nodes().get(6).inputs()).containsExactly(2);
    assertThat(operations(architecture)).contains("Activation Product GlobalAveragePooling");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 8, 8",
    "1, 7, 4",
    "0.75, 8, 8",
    "0.75, 7, 6",
    "0.75, 5, 4",
    "1.5, 3, 3",
    "2, 1, 1"
  })
  void headsAreTheLargestDivisorOfTheWidthThatTheGeneAllows(String width, int gene, int heads) {
    Architecture architecture = network("attention*" + width + "*" + gene + "(max2x2/2(input))");
    int channels = (int) (32 * Double.parseDouble(width));
    assertThat(block(architecture)).contains(new SelfAttention(heads, channels / heads));
  }

  @Test
  void squeezeExcitationReducesToAQuarter() {
    assertThat(block(network("se(input)")).get(0))
        .isInstanceOfSatisfying(
            SqueezeExcitation.class, excitation -> assertThat(excitation.reduced()).isEqualTo(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add(conv3x3(input),input) | 1",
        "add(conv3x3(input),skip(input),max3x3(input)) | 2",
        "concat(input,conv3x3/2(input)) | 1",
        "add(input,add(input,conv1x1(input))) | 2",
        "gate(conv1x1(input),se(input)) | 0"
      })
  void branchesOfSumsAndConcatenationsAreDroppedAndSkipsAreNot(String tree, int dropped) {
    assertThat(block(network(tree, 1, 0.2))).filteredOn(new DropPath(0.2)::equals).hasSize(dropped);
    assertThat(block(network(tree))).noneMatch(DropPath.class::isInstance);
  }

  /** Two levels: the third repetition and those after it keep the sides. */
  @ParameterizedTest
  @CsvSource({"conv3x3/2(input)", "reduce/2(input)", "max2x2/2(conv1x1(input))"})
  void aRepetitionStartsWhereTheFormerOneEndsUpToTheHighestLevel(String tree) {
    assertThat(
            IntStream.rangeClosed(1, 6)
                .mapToObj(repetitions -> beforeHead(network(tree, repetitions, 0)).height()))
        .containsExactly(16, 8, 8, 8, 8, 8);
  }

  @Test
  void mergesOfRepetitionsMeetAtTheHighestLevel() {
    Architecture architecture =
        network("add(conv3x3/2(conv3x3/2(input)),conv3x3/2(input),input)", 2, 0);
    assertThat(beforeHead(architecture)).isEqualTo(TensorShape.image(64, 8, 8));
    assertThat(shapesAfter(architecture, Sum.class)).containsOnly(TensorShape.image(64, 8, 8));
    assertThat(shapesAfter(architecture, GlobalAveragePooling.class))
        .containsExactly(TensorShape.vector(64));
  }

  @Test
  void channelsAreMultiplesOfEight() {
    Widths widths = new Widths(20, List.of(0.5, 1.1, 2.0));
    assertThat(widths.at(0, 0.5)).isEqualTo(8);
    assertThat(widths.at(0, 1)).isEqualTo(8);
    assertThat(widths.at(1, 1)).isEqualTo(48);
    assertThat(widths.at(2, 1.5)).isEqualTo(240);
  }

  @Test
  void multipliersBelongToLevels() {
    NetworkSize size = new NetworkSize(List.of(2.0, 0.5, 1.0), 1);
    Architecture architecture = NETWORK.of(Trees.parse("conv3x3/2(conv3x3/2(input))"), size, 0, 0);
    assertThat(shapesAfter(architecture, Convolution.class))
        .containsExactly(
            TensorShape.image(32, 32, 32),
            TensorShape.image(16, 16, 16),
            TensorShape.image(64, 8, 8));
    assertThat(shapesAfter(architecture, Concatenation.class)).isEmpty();
  }
}
