package org.evosearch.proxy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.Parts;
import org.evosearch.training.TaskData;

/** The tiny network and the images of docs/experiments/zero_cost_proxies.py. */
final class TinyTask {

  static final TensorShape IMAGE = TensorShape.image(2, 4, 4);
  static final int CLASSES = 3;
  static final int BATCH = 4;
  static final int IMAGES = 2 * BATCH;

  private TinyTask() {}

  static Architecture residual() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.then(Convolution.same(3, 3));
    builder.then(new BatchNormalization(true));
    int first = builder.then(new Activation(ActivationFunction.RELU));
    builder.then(Convolution.same(3, 3));
    builder.then(new BatchNormalization(true));
    int second = builder.then(new Activation(ActivationFunction.RELU));
    builder.add(new Sum(), first, second);
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(CLASSES, true));
    return builder.build();
  }

  /** The images of the script, to be closed. */
  static TaskData images() {
    return images(i -> (37 * i + i * i / 7) % 256);
  }

  /**
   * Images of other pixels, to be closed.
   *
   * @param pixels by their row-major place among all images
   */
  static TaskData images(IntUnaryOperator pixels) {
    byte[] bytes = new byte[Math.toIntExact(IMAGES * IMAGE.elements())];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pixels.applyAsInt(i);
    }
    int[] labels = IntStream.range(0, IMAGES).map(i -> i % CLASSES).toArray();
    LabeledImages train = LabeledImages.of(IMAGE, 255, CLASSES, bytes, labels);
    LabeledImages none = train.select(new int[0]);
    Normalization normalization = new Normalization(List.of(0.5, 0.5), List.of(0.25, 0.25));
    ImageTask task =
        new ImageTask(
            "tiny",
            List.of("a", "b", "c"),
            new Parts<>(train, none, none),
            normalization,
            ImagePlacement.DEVICE,
            "",
            DataAccount.of("noise", train.count()));
    return new TaskData(task, NDManager.newBaseManager(Device.cpu(), "PyTorch"), 0);
  }

  /** All images, in their order. */
  static ProbeImages inOrder(TaskData images) {
    return new ProbeImages(images, IntStream.range(0, IMAGES).toArray());
  }
}
