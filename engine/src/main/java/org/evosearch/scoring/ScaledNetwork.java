package org.evosearch.scoring;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;

/**
 * A network that predicts classes of images or signals, whose values are scaled first.
 *
 * @param network on its device
 * @param scale of the values
 */
record ScaledNetwork(LoadedNetwork network, PixelScale scale) implements AutoCloseable {

  static ScaledNetwork open(ModelFiles model, PixelScale scale, DeviceSlot slot) {
    return new ScaledNetwork(LoadedNetwork.open(model, slot), scale);
  }

  /** The shape (C, H, W) of the network's input. */
  TensorShape shape() {
    return network.shape();
  }

  /**
   * Predicts classes.
   *
   * @param examples each (C, H, W), row-major, before scaling
   * @return for each example the probabilities of all classes
   */
  List<float[]> probabilities(List<float[]> examples) {
    int size = Math.toIntExact(shape().elements());
    float[] batch = new float[Math.multiplyExact(examples.size(), size)];
    for (int i = 0; i < examples.size(); i++) {
      float[] example = examples.get(i).clone();
      scale.normalize(example);
      System.arraycopy(example, 0, batch, i * size, size);
    }
    return network.run(batch, examples.size(), logits -> logits.softmax(1));
  }

  @Override
  public void close() {
    network.close();
  }
}
