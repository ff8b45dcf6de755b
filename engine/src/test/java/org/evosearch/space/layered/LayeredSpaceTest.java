package org.evosearch.space.layered;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Layers;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SearchSpaceContract;
import org.evosearch.space.layered.LayeredSettings.Mode;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LayeredSpaceTest {

  private static final TensorShape SMALL = TensorShape.image(1, 8, 8);
  private static final TensorShape LARGE = TensorShape.image(3, 28, 28);

  private static final String NETWORK =
      "\"network\":{\"learning-rate\":0.0125,\"weight-decay\":0.001,\"optimizer\":\"rmsprop\"}";
  private static final String LINEAR =
      "{\"kind\":\"linear\",\"units\":200,\"dropout\":0.25,\"activation\":\"elu\"}";
  private static final String POOLED =
      "{\"kind\":\"convolution\",\"channels\":16,\"kernel\":\"5\",\"pool\":\"yes\","
          + "\"dropout\":0.5,\"activation\":\"tanh\"}";
  private static final String SKIPS =
      ",\"skip-1\":\"S1\",\"skip-2\":\"S2\",\"skip-3\":\"no\",\"skip-4\":\"no\",\"join\":\"J\"}";
  private static final String UNPOOLED = POOLED.replace("yes", "no");

  private static LayeredSpace space(Mode mode, int maxLayers, TensorShape image) {
    return new LayeredSpace(new LayeredSettings(mode, maxLayers, 0.2, 0.1), image, 10);
  }

  private static String genotype(String... layers) {
    return "{" + NETWORK + ",\"layers\":[" + String.join(",", layers) + "]}";
  }

  /** A layer that takes more than the one before it. */
  private static String joined(String layer, String first, String second, String join) {
    String genes = SKIPS.replace("S1", first).replace("S2", second).replace("J", join);
    return layer.substring(0, layer.length() - 1) + genes;
  }

  private static Stream<UniformRandomProvider> streams() {
    return LongStream.range(0, 100)
        .mapToObj(i -> new RandomStreams(3).stream(Purpose.PROPOSAL, 0, i));
  }

  private static List<Operation> operations(Architecture architecture) {
    return architecture.nodes().stream().map(Node::operation).toList();
  }

  /** The contract of one mode on one kind of images. */
  abstract static class Contract extends SearchSpaceContract<Layers> {

    abstract Mode mode();

    @Override
    protected SearchSpace<Layers> space() {
      return LayeredSpaceTest.space(mode(), 4, image());
    }

    @Override
    protected int classes() {
      return 10;
    }

    @Override
    protected List<String> foreignTexts() {
      boolean mlp = mode() == Mode.MLP;
      if (mode() == Mode.GRAPH) {
        return List.of(
            genotype(POOLED, LINEAR),
            genotype(joined(POOLED, "no", "no", "sum"), LINEAR),
            genotype(joined(POOLED, "no", "maybe", "sum"), joined(LINEAR, "no", "no", "sum")),
            genotype(joined(POOLED, "no", "no", "product"), joined(LINEAR, "no", "no", "sum")),
            genotype(joined(LINEAR, "no", "no", "sum")),
            "");
      }
      return List.of(
          mlp ? genotype(POOLED, LINEAR) : genotype(LINEAR),
          genotype(),
          genotype(LINEAR, POOLED),
          genotype(POOLED, LINEAR, LINEAR, LINEAR, LINEAR, LINEAR),
          genotype(POOLED, LINEAR.replace("200", "127")),
          genotype(POOLED, LINEAR.replace("elu", "gelu")),
          "1,2,3",
          "");
    }
  }

  @Nested
  class PerceptronsOnSmallImages extends Contract {

    @Override
    Mode mode() {
      return Mode.MLP;
    }

    @Override
    protected TensorShape image() {
      return SMALL;
    }
  }

  @Nested
  class PerceptronsOnLargeImages extends Contract {

    @Override
    Mode mode() {
      return Mode.MLP;
    }

    @Override
    protected TensorShape image() {
      return LARGE;
    }
  }

  @Nested
  class ConvolutionsOnSmallImages extends Contract {

    @Override
    Mode mode() {
      return Mode.CNN;
    }

    @Override
    protected TensorShape image() {
      return SMALL;
    }
  }

  @Nested
  class GraphsOnSmallImages extends Contract {

    @Override
    Mode mode() {
      return Mode.GRAPH;
    }

    @Override
    protected TensorShape image() {
      return SMALL;
    }
  }

  @Nested
  class GraphsOnLargeImages extends Contract {

    @Override
    Mode mode() {
      return Mode.GRAPH;
    }

    @Override
    protected TensorShape image() {
      return LARGE;
    }
  }

  @Nested
  class ConvolutionsOnLargeImages extends Contract {

    @Override
    Mode mode() {
      return Mode.CNN;
    }

    @Override
    protected TensorShape image() {
      return LARGE;
    }
  }

  @Test
  void evolutionStartsFromOneLayerOfEachKind() {
    assertThat(streams().map(space(Mode.MLP, 4, SMALL)::initial))
        .allSatisfy(
            layers ->
                assertThat(layers.layers())
                    .extracting(Layers.Layer::kind)
                    .containsExactly("linear"));
    assertThat(streams().map(space(Mode.CNN, 4, SMALL)::initial))
        .allSatisfy(
            layers ->
                assertThat(layers.layers())
                    .extracting(Layers.Layer::kind)
                    .containsExactly("convolution", "linear"));
  }

  @Test
  void samplesHaveAllDepthsUpToTheLargest() {
    LayeredSpace space = space(Mode.CNN, 3, SMALL);

    assertThat(streams().map(space::sample).map(layers -> layers.layersOf("convolution").size()))
        .contains(1, 2, 3)
        .allMatch(depth -> depth >= 1 && depth <= 3);
    assertThat(streams().map(space::sample).map(layers -> layers.layersOf("linear").size()))
        .contains(1, 2, 3)
        .allMatch(depth -> depth >= 1 && depth <= 3);
  }

  @Test
  void aGenotypeIsDecodedLayerByLayer() {
    LayeredSpace space = space(Mode.CNN, 4, SMALL);

    Architecture architecture =
        space.decode(space.parse(genotype(POOLED, UNPOOLED, LINEAR))).architecture();

    Convolution convolution = Convolution.same(16, 5).withBias();
    Dropout dropout = new Dropout(0.5);
    Activation tanh = new Activation(ActivationFunction.TANH);
    assertThat(operations(architecture))
        .containsExactly(
            new Input(SMALL),
            convolution,
            dropout,
            tanh,
            new Pooling(Pooling.Kind.MAX, 2, 2, 0),
            convolution,
            dropout,
            tanh,
            new Flatten(),
            new Linear(200, true),
            new Dropout(0.25),
            new Activation(ActivationFunction.ELU),
            new Linear(10, true));
    assertThat(architecture.nodes()).extracting(Node::inputs).first().isEqualTo(List.of());
    // 25 x 16 + 16, 25 x 16 x 16 + 16, 256 x 200 + 200, 200 x 10 + 10
    assertThat(Footprint.of(architecture).parameters()).isEqualTo(416 + 6416 + 51400 + 2010);
  }

  @Test
  void aLayerOfAGraphTakesWhatItsGenesName() {
    String wide = POOLED.replace("16", "32");
    Architecture sums =
        graph(
            joined(POOLED, "yes", "yes", "sum"),
            joined(wide, "yes", "no", "sum"),
            joined(UNPOOLED, "yes", "yes", "sum"),
            joined(LINEAR, "yes", "no", "sum"),
            joined(LINEAR, "yes", "yes", "sum"));

    // Before the first layer there is nothing to skip; images have one channel, the layer before
    // 16.
    assertThat(operations(sums)).filteredOn(Sum.class::isInstance).hasSize(3);
    assertThat(operations(sums))
        .contains(Convolution.same(16, 1), Convolution.same(32, 1))
        .filteredOn(BatchNormalization.class::isInstance)
        .hasSize(3);
    assertThat(sums.nodes())
        .filteredOn(node -> node.operation() instanceof Sum)
        .extracting(node -> node.inputs().size())
        .containsExactly(2, 3, 2);
  }

  @Test
  void concatenationsLeaveChannelsAsTheyAre() {
    Architecture network =
        graph(
            joined(POOLED, "no", "no", "concatenation"),
            joined(UNPOOLED, "yes", "no", "concatenation"),
            joined(LINEAR, "no", "no", "concatenation"),
            joined(LINEAR, "yes", "no", "concatenation"));

    assertThat(shapesOf(network, Concatenation.class))
        .containsExactly(TensorShape.image(16 + 1, 4, 4), TensorShape.vector(200 + 16 * 4 * 4));
    assertThat(operations(network)).noneMatch(BatchNormalization.class::isInstance);
  }

  private static List<TensorShape> shapesOf(Architecture network, Class<?> kind) {
    return IntStream.range(0, network.nodes().size())
        .filter(node -> kind.isInstance(network.nodes().get(node).operation()))
        .mapToObj(network.shapes()::get)
        .toList();
  }

  private static Architecture graph(String... layers) {
    LayeredSpace space = space(Mode.GRAPH, 4, SMALL);
    return space.decode(space.parse(genotype(layers))).architecture();
  }

  /** Weights follow layers and what adapts to them, also where a layer is added or removed. */
  @Test
  void eachNodeOfAGraphHasItsOwnId() {
    SearchSpace<Layers> space = space(Mode.GRAPH, 4, SMALL).heritable();

    assertThat(streams().map(space::sample).map(space::decode))
        .extracting(decoded -> decoded.architecture().ids())
        .allSatisfy(ids -> assertThat(ids.subList(1, ids.size())).doesNotHaveDuplicates())
        .allSatisfy(ids -> assertThat(ids.subList(1, ids.size())).doesNotContain(""));
  }

  @Test
  void imagesAreNeverPooledBelowOnePixel() {
    LayeredSpace space = space(Mode.CNN, 8, TensorShape.image(1, 8, 11));

    Architecture architecture =
        space
            .decode(space.parse(genotype(POOLED, POOLED, UNPOOLED, POOLED, POOLED, POOLED, LINEAR)))
            .architecture();

    assertThat(operations(architecture)).filteredOn(Pooling.class::isInstance).hasSize(3);
    assertThat(architecture.shapes())
        .contains(TensorShape.image(16, 1, 1))
        .allMatch(shape -> shape.elements() > 0);
  }

  @Test
  void genesOfTheNetworkAreHyperparameters() {
    LayeredSpace space = space(Mode.MLP, 4, SMALL);

    assertThat(space.decode(space.parse(genotype(LINEAR))).network().hyperparameters())
        .isEqualTo(new Hyperparameters(OptimizerKind.RMSPROP, 0.0125, 0.001));
  }

  @Test
  void anotherLearningRateIsAnotherCandidateWithTheSameNetwork() {
    LayeredSpace space = space(Mode.MLP, 4, SMALL);
    var one = space.decode(space.parse(genotype(LINEAR)));
    var other = space.decode(space.parse(genotype(LINEAR).replace("0.0125", "0.0126")));

    assertThat(other.architecture()).isEqualTo(one.architecture());
    assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
  }

  @Test
  void settingsAreReadFromTheirSection() {
    Settings settings =
        Settings.parse(
            "space.layered { mode = cnn, max-layers = 3, gene-rate = 0.4, depth-rate = 0.3 }",
            List.of());

    assertThat(LayeredSettings.of(settings.root().section("space").section("layered")))
        .isEqualTo(new LayeredSettings(Mode.CNN, 3, 0.4, 0.3));
  }
}
