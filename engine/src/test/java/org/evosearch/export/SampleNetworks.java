package org.evosearch.export;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.network.Network;
import org.evosearch.network.SavedModel;
import org.evosearch.random.RandomStreams;

/**
 * Built networks whose weights, scales, shifts and running statistics are all random: what a
 * network is before it is trained would hide that one of them is taken for another.
 */
public final class SampleNetworks {

  private static final int BATCH = 8;
  private static final int STEPS = 5;
  private static final float RATE = 0.1f;

  private SampleNetworks() {}

  /** Builds a network and draws what it computes with. */
  public static Network build(Architecture architecture, long seed, NDManager manager) {
    Network network = Network.build(architecture, new RandomStreams(seed), manager);
    Random random = new Random(seed);
    NDList values = new NDList();
    for (Parameter parameter : network.block().getDirectParameters().values()) {
      values.add(drawn(parameter, random, manager));
    }
    try (values) {
      network.copy(values);
    }
    return network;
  }

  /** Builds a network and trains it for a few steps on random images, running statistics too. */
  public static Network trained(Architecture architecture, long seed, NDManager manager) {
    Network network = Network.build(architecture, new RandomStreams(seed), manager);
    PixelScale scale = exported(network).facts().pixels().orElseThrow();
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try {
      for (int step = 0; step < STEPS; step++) {
        try (NDManager batch = manager.newSubManager()) {
          NDArray pixels = pixels(architecture, BATCH, STEPS * seed + step, batch);
          learn(network, normalized(pixels, scale, batch), step);
        }
      }
    } finally {
      JniUtils.setGradMode(before);
    }
    return network;
  }

  /** A step of gradient descent on the cross-entropy with made-up classes. */
  private static void learn(Network network, NDArray images, int step) {
    PtNDArray logits = (PtNDArray) network.trainingForward(images, step);
    int classes = (int) logits.getShape().get(1);
    NDManager batch = images.getManager();
    NDArray wanted = batch.arange(BATCH).mod(classes).oneHot(classes);
    NDArray slopes = logits.stopGradient().softmax(1).sub(wanted).div(BATCH);
    JniUtils.backward(logits, (PtNDArray) slopes, false, false);
    for (NDArray weight : network.weights()) {
      NDArray gradient = JniUtils.getGradient((PtNDArray) weight);
      if (gradient != null) {
        gradient.attach(batch);
        float length = gradient.norm().toFloatArray()[0];
        weight.stopGradient().subi(gradient.mul(RATE / Math.max(1, length)));
      }
    }
  }

  private static NDArray drawn(Parameter parameter, Random random, NDManager manager) {
    Shape shape = parameter.getArray().getShape();
    float[] numbers = parameter.getArray().toFloatArray();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = drawn(parameter.getType(), numbers[i], random);
    }
    return manager.create(numbers, shape);
  }

  private static float drawn(Parameter.Type type, float initial, Random random) {
    return switch (type) {
      case GAMMA, RUNNING_VAR -> 0.5f + 1.5f * random.nextFloat();
      case BETA, RUNNING_MEAN -> (float) (0.3 * random.nextGaussian());
      default -> initial * (0.5f + random.nextFloat());
    };
  }

  /** The network outside of DJL, with pixels from 0 to 16 and named classes. */
  public static TrainedNetwork exported(Network network) {
    Architecture architecture = network.architecture();
    int channels = architecture.inputShape().channels();
    PixelScale pixels =
        new PixelScale(
            16,
            IntStream.range(0, channels).mapToObj(c -> 0.4 + 0.1 * c).toList(),
            IntStream.range(0, channels).mapToObj(c -> 0.2 + 0.1 * c).toList());
    List<String> classes =
        IntStream.range(0, architecture.outputShape().features())
            .mapToObj(k -> "class " + k)
            .toList();
    ModelFacts facts =
        new ModelFacts(
            Map.of("run", "night-7", "trial", "3/14"),
            Optional.of(pixels),
            classes,
            OptionalDouble.of(93.25));
    return new TrainedNetwork(architecture, network.block().namedArrays(), facts);
  }

  /** Values of pixels from 0 to 16, (count, C, H, W). */
  public static NDArray pixels(Architecture architecture, int count, long seed, NDManager manager) {
    long[] image =
        architecture.inputShape().dimensions().stream().mapToLong(Integer::longValue).toArray();
    Shape shape = new Shape(count).addAll(new Shape(image));
    Random random = new Random(seed);
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(17);
    }
    return manager.create(values, shape).toType(DataType.FLOAT32, false);
  }

  /** Images as the network sees them. */
  public static NDArray normalized(NDArray pixels, PixelScale scale, NDManager manager) {
    long images = pixels.getShape().get(0);
    float[] values = pixels.toFloatArray();
    int size = (int) (values.length / images);
    for (int i = 0; i < images; i++) {
      float[] image = Arrays.copyOfRange(values, i * size, (i + 1) * size);
      scale.normalize(image);
      System.arraycopy(image, 0, values, i * size, size);
    }
    return manager.create(values, pixels.getShape());
  }

  /** Writes a network into a folder as {@code train-final} does, and returns the folder. */
  public static Path save(Network network, Path folder) {
    try {
      for (Map.Entry<String, byte[]> file : SavedModel.files(network).entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(
          folder.resolve(ModelFiles.FACTS),
          ModelFactsJson.write(exported(network).facts(), network.architecture().inputShape()));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
