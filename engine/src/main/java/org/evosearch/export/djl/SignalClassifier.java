package org.evosearch.export.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.PixelScale;

/**
 * Translates signals (C, T) to the probabilities of classes. Signals of another length are cut or
 * padded with zeros at their end if training signals were.
 */
final class SignalClassifier extends ClassTranslator<float[][]> {

  private final PixelScale scale;
  private final TensorShape shape;

  /**
   * Creates a translator.
   *
   * @param facts of the model
   * @param shape (C, 1, T)
   * @throws IllegalArgumentException if the model does not take signals
   */
  SignalClassifier(ModelFacts facts, TensorShape shape) {
    super(facts);
    this.scale =
        facts
            .pixels()
            .filter(PixelScale::isOfSignals)
            .orElseThrow(() -> new IllegalArgumentException("it takes no signals"));
    this.shape = shape;
  }

  @Override
  public NDList processInput(TranslatorContext context, float[][] signal)
      throws TranslateException {
    require(signal);
    int length = shape.width();
    float[] values = new float[shape.channels() * length];
    for (int channel = 0; channel < signal.length; channel++) {
      int kept = Math.min(length, signal[channel].length);
      System.arraycopy(signal[channel], 0, values, channel * length, kept);
    }
    scale.normalize(values);
    Shape map = new Shape(shape.channels(), 1, length);
    return new NDList(context.getNDManager().create(values, map));
  }

  private void require(float[][] signal) throws TranslateException {
    if (signal.length != shape.channels()) {
      throw invalid("channels: " + signal.length, shape.channels());
    }
    for (float[] channel : signal) {
      boolean isFitting = scale.isFitted() && channel.length == signal[0].length;
      if (!isFitting && channel.length != shape.width()) {
        throw invalid("values in a channel: " + channel.length, shape.width());
      }
      requireFinite(channel);
    }
  }

  private static void requireFinite(float... values) throws TranslateException {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new TranslateException("Invalid signal: a value is " + value);
      }
    }
  }

  private static TranslateException invalid(String found, int wanted) {
    return new TranslateException(
        "Invalid signal: %s (the network takes %s)".formatted(found, wanted));
  }
}
