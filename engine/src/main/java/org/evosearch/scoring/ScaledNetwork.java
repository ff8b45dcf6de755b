package org.evosearch.scoring;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;

/**
 * A network of classes that sees pixels or the values of signals after they were scaled.
 *
 * @param network on its device
 * @param scale what becomes of the values
 */
record ScaledNetwork(LoadedNetwork network, PixelScale scale) implements AutoCloseable {

  static ScaledNetwork open(ModelFiles model, PixelScale scale, DeviceSlot slot) {
    return new ScaledNetwork(LoadedNetwork.open(model, slot), scale);
  }

  /** (C, H, W). */
  TensorShape shape() {
    return network.shape();
  }

  /**
   * Tells classes.
   *
   * @param examples each (C, H, W), row-major, as they are before they are scaled
   * @return of each example the probabilities of all classes
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
