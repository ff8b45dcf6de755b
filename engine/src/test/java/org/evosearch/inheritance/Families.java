package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.network.Network;
import org.evosearch.network.NetworkTensors;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.tensor.Tensor;

/** Parents with weights and statistics that no two channels share, and their children. */
final class Families {

  private static final int IMAGES = 256;
  private static final double TOLERANCE = 1e-5;

  private Families() {}

  static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(Purpose.WEIGHTS, 1, 0);
  }

  /** Weights as a network draws them. */
  static Map<String, Tensor> fresh(Architecture network, long seed) {
    try (NDManager manager = NDManager.newBaseManager();
        Network built = Network.build(network, new RandomStreams(seed), manager)) {
      return NetworkTensors.read(built);
    }
  }

  /** A parent as if it was trained: scales, shifts and statistics are any. */
  static DonorNetwork trained(Architecture network, long seed) {
    UniformRandomProvider random = random(seed);
    Map<String, Tensor> arrays = new LinkedHashMap<>(fresh(network, seed));
    arrays.replaceAll((name, tensor) -> isOfNormalization(name) ? drawn(tensor, random) : tensor);
    return new DonorNetwork(network, arrays, births(network, "0/" + seed));
  }

  static Map<String, String> births(Architecture network, String trial) {
    Map<String, String> births = new LinkedHashMap<>();
    network.ids().stream().filter(id -> !id.isEmpty()).forEach(id -> births.put(id, trial));
    return births;
  }

  private static boolean isOfNormalization(String name) {
    return name.matches(".*\\.(scale|shift|runningMean|runningVariance)");
  }

  private static Tensor drawn(Tensor tensor, UniformRandomProvider random) {
    Tensor drawn = tensor.copy();
    for (int i = 0; i < drawn.values().length; i++) {
      drawn.values()[i] = (float) random.nextDouble(0.5, 1.5);
    }
    return drawn;
  }

  static Inherited morphed(DonorNetwork parent, Architecture child, long seed) {
    Child begun = new Child(child, List.of(parent), fresh(child, seed + 1_000_000));
    return new Morphism(begun, new Net2Wider(0), random(seed)).begin("1/0");
  }

  /** The child computes what its parent does, on images drawn at random. */
  static void assertSame(DonorNetwork parent, Architecture child, Inherited inherited) {
    float[] expected = logits(parent.architecture(), all(parent));
    float[] actual = logits(child, inherited.arrays());
    double most =
        IntStream.range(0, expected.length)
            .mapToDouble(i -> Math.abs(expected[i] - actual[i]))
            .max()
            .orElseThrow();
    assertThat(most).as(parent.architecture() + "\n" + child).isLessThanOrEqualTo(TOLERANCE);
  }

  static Map<String, Tensor> all(DonorNetwork network) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int node = 0; node < network.architecture().nodes().size(); node++) {
      String prefix = node + "." + network.operation(node).getClass().getSimpleName() + ".";
      network.arrays(node).forEach((name, tensor) -> all.put(prefix + name, tensor));
    }
    return all;
  }

  static float[] logits(Architecture network, Map<String, Tensor> arrays) {
    try (NDManager manager = NDManager.newBaseManager();
        Network built = Network.build(network, new RandomStreams(0), manager)) {
      NetworkTensors.write(built, arrays, manager);
      return built.inferenceForward(images(network, manager)).toFloatArray();
    }
  }

  private static NDArray images(Architecture network, NDManager manager) {
    long[] shape =
        IntStream.concat(
                IntStream.of(IMAGES),
                network.inputShape().dimensions().stream().mapToInt(Integer::intValue))
            .asLongStream()
            .toArray();
    UniformRandomProvider random = random(99);
    float[] pixels = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1, 1);
    }
    return manager.create(pixels, new Shape(shape));
  }
}
