package org.evosearch.scoring;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.NetworkInput;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;

/** A trained network for images. */
public final class Classifier implements Scorer {

  /** The value of white in files. */
  private static final float WHITE = 255;

  private final LoadedNetwork network;
  private final ModelFacts facts;
  private final PixelScale pixels;

  private Classifier(LoadedNetwork network, ModelFacts facts, PixelScale pixels) {
    this.network = network;
    this.facts = facts;
    this.pixels = pixels;
  }

  /**
   * Loads a model.
   *
   * @throws ModelException if that fails, or it takes no images; one line
   */
  public static Classifier open(ModelFiles model, DeviceSlot slot) {
    ModelFacts facts = model.facts();
    requireImages(facts);
    PixelScale pixels =
        facts
            .pixels()
            .orElseThrow(
                () -> new ModelException("Cannot use the model: model.json has no pixel_maximum"));
    return new Classifier(LoadedNetwork.open(model, slot), facts, pixels);
  }

  /**
   * Refuses models of anything but images.
   *
   * @throws ModelException if a model is one; one line
   */
  public static void requireImages(ModelFacts facts) {
    if (facts.table().isPresent() || facts.isOfSignals()) {
      throw new ModelException(
          "Cannot use the model: it takes %s, not images"
              .formatted(facts.isOfSignals() ? "signals" : "rows of a table"));
    }
  }

  @Override
  public ModelFacts facts() {
    return facts;
  }

  /** Makes images of users what the network takes. */
  public NetworkInput input() {
    return new NetworkInput(imageShape());
  }

  /** (C, H, W). */
  public TensorShape imageShape() {
    return network.shape();
  }

  /** Bytes from 0 to 255 as values of the data set's scale. */
  public float[] scaled(byte[] image) {
    float[] values = new float[image.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (image[i] & 0xff) * pixels.maximum() / WHITE;
    }
    return values;
  }

  @Override
  public List<double[]> outputs(List<float[]> images) {
    return probabilities(images).stream().map(LoadedNetwork::widened).toList();
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
    return network.run(batch, images.size(), logits -> logits.softmax(1));
  }

  @Override
  public void close() {
    network.close();
  }
}
