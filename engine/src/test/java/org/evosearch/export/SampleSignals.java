package org.evosearch.export;

import ai.djl.ndarray.NDManager;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.network.Network;
import org.evosearch.network.SavedModel;

/** Networks of signals (3, 32) with seven classes, as {@code train-final} leaves them. */
public final class SampleSignals {

  /** C. */
  public static final int CHANNELS = 3;

  /** T. */
  public static final int LENGTH = 32;

  /** What becomes of the values of signals of one length. */
  public static final PixelScale SCALE =
      PixelScale.ofSignals(List.of(-1.0, 0.25, 3.0), List.of(0.5, 2.0, 1.5));

  private SampleSignals() {}

  /** Random signals, an array for each channel. */
  public static List<double[][]> signals(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> signal(LENGTH, random)).toList();
  }

  private static double[][] signal(int length, Random random) {
    return IntStream.range(0, CHANNELS)
        .mapToObj(channel -> random.doubles(length, -4, 4).toArray())
        .toArray(double[][]::new);
  }

  /** What is known of a network, with or without its weights. */
  public static ModelFacts facts(PixelScale scale) {
    return new ModelFacts(
        Map.of("run", "signals-1"),
        Optional.of(scale),
        IntStream.range(0, 7).mapToObj(k -> "class " + k).toList(),
        OptionalDouble.empty());
  }

  /** A network with random weights. */
  public static Network build(int index, NDManager manager) {
    return SampleNetworks.build(SampleArchitectures.ofSignal(index), index, manager);
  }

  /** The files of a model with random weights. */
  public static ModelFiles model(int index, PixelScale scale) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = build(index, manager)) {
      Map<String, byte[]> files = new HashMap<>(SavedModel.files(network));
      String json = ModelFactsJson.write(facts(scale), network.architecture().inputShape());
      files.put(ModelFiles.FACTS, json.getBytes(StandardCharsets.UTF_8));
      return ModelFiles.read("memory", name -> files.getOrDefault(name, new byte[0]));
    }
  }
}
