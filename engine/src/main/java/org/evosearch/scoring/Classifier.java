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

  private final ScaledNetwork network;
  private final ModelFacts facts;

  private Classifier(ScaledNetwork network, ModelFacts facts) {
    this.network = network;
    this.facts = facts;
  }

  /**
   * Loads a model.
   *
   * @throws ModelException if that fails, or it does not take images; one line
   */
  public static Classifier open(ModelFiles model, DeviceSlot slot) {
    ModelFacts facts = model.facts();
    facts.require(ModelFacts.Input.IMAGES);
    PixelScale pixels =
        facts
            .pixels()
            .orElseThrow(
                () -> new ModelException("Cannot use the model: model.json has no pixel_maximum"));
    return new Classifier(ScaledNetwork.open(model, pixels, slot), facts);
  }

  @Override
  public ModelFacts facts() {
    return facts;
  }

  /** Converts users' images to inputs of the network. */
  public NetworkInput input() {
    return new NetworkInput(imageShape());
  }

  /** The shape (C, H, W) of the network's input. */
  public TensorShape imageShape() {
    return network.shape();
  }

  /** Scales bytes from 0 to 255 to values from 0 to the data set's maximum. */
  public float[] scaled(byte[] image) {
    float[] values = new float[image.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (image[i] & 0xff) * network.scale().maximum() / WHITE;
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
   * @return for each image the probabilities of all classes
   */
  public List<float[]> probabilities(List<float[]> images) {
    return network.probabilities(images);
  }

  @Override
  public void close() {
    network.close();
  }
}
