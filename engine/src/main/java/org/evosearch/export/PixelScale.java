package org.evosearch.export;

import java.io.Serializable;
import java.util.List;

/**
 * The normalization of pixels, or of the values of signals: (value / maximum - mean) / deviation,
 * for each channel.
 *
 * @param maximum the value that is scaled to 1.0, such as 255; 1 for signals
 * @param means one for each channel
 * @param deviations one for each channel, positive
 * @param values what is scaled
 */
public record PixelScale(int maximum, List<Double> means, List<Double> deviations, Values values)
    implements Serializable {

  /** What is scaled. */
  public enum Values {
    /** Pixels of images. */
    PIXELS,
    /** Values of signals that have the length that the network takes. */
    SIGNALS,
    /** Values of signals that are cut, or filled up with zeros, to the network's length. */
    FITTED_SIGNALS
  }

  /** A scale of pixels. */
  public PixelScale(int maximum, List<Double> means, List<Double> deviations) {
    this(maximum, means, deviations, Values.PIXELS);
  }

  /** A scale of signals of one length, whose values are not divided. */
  public static PixelScale ofSignals(List<Double> means, List<Double> deviations) {
    return new PixelScale(1, means, deviations, Values.SIGNALS);
  }

  /** This scale for signals of any length. */
  public PixelScale fitted() {
    return new PixelScale(maximum, means, deviations, Values.FITTED_SIGNALS);
  }

  /** Checks that every number can be used. */
  public PixelScale {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (maximum < 1) {
      throw new IllegalArgumentException("Invalid pixel_maximum: " + maximum + " (at least 1)");
    }
    if (means.isEmpty() || means.size() != deviations.size()) {
      throw new IllegalArgumentException(
          "Invalid deviations: " + deviations + " (as many as means " + means + ")");
    }
    if (!deviations.stream().allMatch(deviation -> deviation > 0 && Double.isFinite(deviation))
        || !means.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "Invalid means and deviations: " + means + ", " + deviations + " (finite; positive)");
    }
  }

  /** Whether the values of signals are scaled. */
  public boolean isOfSignals() {
    return values != Values.PIXELS;
  }

  /** Whether signals of any length are cut or padded to the network's. */
  public boolean isFitted() {
    return values == Values.FITTED_SIGNALS;
  }

  /** Number of channels. */
  public int channels() {
    return means.size();
  }

  /**
   * Normalizes the values of one image in place, in float32 and in the order that training uses.
   *
   * @param image (C, H, W), row-major, from 0 to the maximum
   */
  public void normalize(float[] image) {
    int plane = image.length / channels();
    for (int channel = 0; channel < channels(); channel++) {
      float mean = means.get(channel).floatValue();
      float deviation = deviations.get(channel).floatValue();
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        image[i] = (image[i] / maximum - mean) / deviation;
      }
    }
  }
}
