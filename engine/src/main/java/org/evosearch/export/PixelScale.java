package org.evosearch.export;

import java.io.Serializable;
import java.util.List;

/**
 * What pixels become before a network sees them: (value / maximum - mean) / deviation, for each
 * channel.
 *
 * @param maximum the value that stands for 1.0, such as 255
 * @param means one for each channel
 * @param deviations one for each channel, positive
 */
public record PixelScale(int maximum, List<Double> means, List<Double> deviations)
    implements Serializable {

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

  /** Number of channels. */
  public int channels() {
    return means.size();
  }

  /**
   * Normalizes the values of one image in place, in float32 and in the order that training uses.
   *
   * @param values (C, H, W), row-major, from 0 to the maximum
   */
  public void normalize(float[] values) {
    int plane = values.length / channels();
    for (int channel = 0; channel < channels(); channel++) {
      float mean = means.get(channel).floatValue();
      float deviation = deviations.get(channel).floatValue();
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        values[i] = (values[i] / maximum - mean) / deviation;
      }
    }
  }
}
