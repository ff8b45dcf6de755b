package org.evosearch.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.export.SampleArchitectures;
import org.evosearch.export.SampleNetworks;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.network.Network;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exported networks, run by ONNX Runtime. */
class OnnxModelTest {

  private static final int SIGNALS = 12;
  private static final int NETWORKS = 200;
  private static final int NETWORKS_AT_NIGHT = 1000;
  private static final int TRAINED = 48;
  private static final int IMAGES = 3;

  /** Of the largest output. */
  private static final double TOLERANCE = 1e-5;

  /** Errors of all layers add up, {@link Rounding} moves only what a network starts from. */
  private static final double SPREADS = 4;

  private static final int MAX_AMPLIFICATION = 5;

  private static final OnnxOptions PIXELS_TO_LOGITS =
      new OnnxOptions(OnnxOptions.Input.PIXELS, OnnxOptions.Output.LOGITS);

  @Test
  void everyKindOfOperationIsExported() {
    Set<Class<?>> kinds =
        IntStream.range(0, NETWORKS)
            .mapToObj(SampleArchitectures::of)
            .flatMap(architecture -> architecture.nodes().stream())
            .<Class<?>>map(node -> node.operation().getClass())
            .collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
  }

  @Test
  void onnxRuntimeGivesTheLogitsOfEvaluation() {
    assertSameLogits(0, NETWORKS, SampleNetworks::build);
  }

  @Test
  void onnxRuntimeGivesTheLogitsOfTrainedNetworks() {
    assertSameLogits(0, TRAINED, SampleNetworks::trained);
  }

  @Test
  void onnxRuntimeGivesTheLogitsOfNetworksOfSignals() {
    for (int index = 0; index < SIGNALS; index++) {
      assertThat(
              assertSameLogits(SampleArchitectures.ofSignal(index), index, SampleNetworks::build))
          .isTrue();
    }
  }

  @Test
  @Tag("nightly")
  void onnxRuntimeGivesTheLogitsOfManyNetworks() {
    assertSameLogits(NETWORKS, NETWORKS_AT_NIGHT, SampleNetworks::build);
    assertSameLogits(TRAINED, NETWORKS_AT_NIGHT, SampleNetworks::trained);
  }

  /** Builds a network with weights. */
  private interface Weights {
    Network of(Architecture architecture, long seed, NDManager manager);
  }

  /** Few networks magnify roundings, or the allowance for them would hide mistakes. */
  private static void assertSameLogits(int from, int to, Weights weights) {
    long magnifying =
        IntStream.range(from, to)
            .filter(index -> !assertSameLogits(SampleArchitectures.of(index), index, weights))
            .count();
    assertThat(magnifying).isLessThanOrEqualTo(MAX_AMPLIFICATION * (to - from) / 1000);
  }

  /** Whether the logits differ no more than always; if not, {@link Rounding} has to explain it. */
  private static boolean assertSameLogits(Architecture sample, int index, Weights weights) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = weights.of(sample, index, manager)) {
      TrainedNetwork exported = SampleNetworks.exported(network);
      NDArray pixels = SampleNetworks.pixels(network.architecture(), IMAGES, index, manager);
      NDArray images =
          SampleNetworks.normalized(pixels, exported.facts().pixels().orElseThrow(), manager);
      float[] expected = network.inferenceForward(images).toFloatArray();
      float[] actual = run(OnnxModel.of(exported, PIXELS_TO_LOGITS, "1"), pixels);
      assertThat(actual).as("logits of network %d", index).hasSameSizeAs(expected);
      boolean same = Rounding.difference(doubles(expected), doubles(actual)) <= TOLERANCE;
      if (!same) {
        assertRounding(network, images, actual);
      }
      return same;
    }
  }

  private static void assertRounding(Network network, NDArray images, float[] logits) {
    try (Rounding rounding = new Rounding(network, images)) {
      assertThat(rounding.error(logits))
          .as(network.architecture()::toString)
          .isLessThanOrEqualTo(SPREADS * rounding.spread());
    }
  }

  private static double[] doubles(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
  }

  static float[] run(ModelProto model, NDArray images) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model.toByteArray(), options);
          OnnxTensor input =
              OnnxTensor.createTensor(
                  environment,
                  FloatBuffer.wrap(images.toFloatArray()),
                  images.getShape().getShape());
          OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, input))) {
        FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] values = new float[logits.remaining()];
        logits.get(values);
        return values;
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  private static TrainedNetwork sample(NDManager manager) {
    try (Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      return SampleNetworks.exported(network);
    }
  }

  @Test
  void probabilitiesAddUpToOne() {
    try (NDManager manager = NDManager.newBaseManager()) {
      TrainedNetwork network = sample(manager);
      OnnxOptions options =
          new OnnxOptions(OnnxOptions.Input.NORMALIZED, OnnxOptions.Output.PROBABILITIES);
      NDArray images = SampleNetworks.pixels(network.architecture(), 1, 5, manager);
      float[] probabilities = run(OnnxModel.of(network, options, "1"), images);
      double sum =
          IntStream.range(0, probabilities.length).mapToDouble(i -> probabilities[i]).sum();
      assertThat(sum).isCloseTo(1, within(1e-5));
      assertThat(probabilities).hasSize(7);
    }
  }

  @Test
  void theModelTellsWhatItsUsersNeed() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ModelProto model = OnnxModel.of(sample(manager), PIXELS_TO_LOGITS, "0.1");
      Map<String, String> metadata =
          model.getMetadataPropsList().stream()
              .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue()));
      assertThat(metadata)
          .containsEntry("run", "night-7")
          .containsEntry("trial", "3/14")
          .containsEntry("test_accuracy", "93.25")
          .containsEntry("input", "pixels")
          .containsEntry("pixel_maximum", "16");
      assertThat(metadata.get("class_names")).startsWith("[\"class 0\",\"class 1\"");
      assertThat(model.getProducerVersion()).isEqualTo("0.1");
      assertThat(model.getIrVersion()).isEqualTo(8);
      assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
      assertThat(
              model
                  .getGraph()
                  .getInput(0)
                  .getType()
                  .getTensorType()
                  .getShape()
                  .getDim(0)
                  .getDimParam())
          .isEqualTo("batch");
    }
  }
}
