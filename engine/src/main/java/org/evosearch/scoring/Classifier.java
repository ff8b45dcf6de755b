package org.evosearch.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.NetworkInput;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;
import org.evosearch.network.Network;

/** A trained network on a device, in evaluation mode. One thread at a time; closing frees it. */
public final class Classifier implements AutoCloseable {

  /** The value of white in files. */
  private static final float WHITE = 255;

  private final NDManager manager;
  private final Network network;
  private final ModelFacts facts;
  private final PixelScale pixels;

  private Classifier(NDManager manager, ModelFiles model) {
    this.manager = manager;
    this.facts = model.facts();
    if (facts.isOfSignals()) {
      throw new ModelException("Cannot use the model: it takes signals, not images");
    }
    this.pixels =
        facts
            .pixels()
            .orElseThrow(
                () -> new ModelException("Cannot use the model: model.json has no pixel_maximum"));
    this.network = model.open(manager);
    network.requireGradients(false);
  }

  /**
   * Loads a model.
   *
   * @throws ModelException if that fails; one line
   */
  public static Classifier open(ModelFiles model, DeviceSlot slot) {
    NDManager manager = NDManager.newBaseManager(slot.device(), "PyTorch");
    try {
      return new Classifier(manager, model);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** What is known of the model. */
  public ModelFacts facts() {
    return facts;
  }

  /** Makes images of users what the network takes. */
  public NetworkInput input() {
    return new NetworkInput(imageShape());
  }

  /** (C, H, W). */
  public TensorShape imageShape() {
    return network.architecture().inputShape();
  }

  /** Bytes from 0 to 255 as values of the data set's scale. */
  public float[] scaled(byte[] image) {
    float[] values = new float[image.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (image[i] & 0xff) * pixels.maximum() / WHITE;
    }
    return values;
  }

  /**
   * Classifies images.
   *
   * @param images each (C, H, W), row-major, from 0 to the data set's maximum
   * @return of each image the probabilities of all classes
   */
  public List<float[]> probabilities(List<float[]> images) {
    int size = Math.toIntExact(imageShape().elements());
    float[] batch = new float[Math.multiplyExact(images.size(), size)];
    for (int i = 0; i < images.size(); i++) {
      float[] image = images.get(i).clone();
      pixels.normalize(image);
      System.arraycopy(image, 0, batch, i * size, size);
    }
    return rows(run(batch, images.size()), images.size());
  }

  private float[] run(float[] batch, int images) {
    long[] image = imageShape().dimensions().stream().mapToLong(Integer::longValue).toArray();
    try (NDManager temporary = manager.newSubManager();
        NDArray input = temporary.create(batch, new Shape(images).addAll(new Shape(image)));
        NDArray logits = network.inferenceForward(input);
        NDArray probabilities = logits.softmax(1)) {
      return probabilities.toFloatArray();
    }
  }

  private static List<float[]> rows(float[] values, int count) {
    int classes = values.length / count;
    List<float[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(Arrays.copyOfRange(values, i * classes, (i + 1) * classes));
    }
    return rows;
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
