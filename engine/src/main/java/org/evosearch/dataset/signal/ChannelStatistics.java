package org.evosearch.dataset.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.Normalization;

/**
 * Means and standard deviations of the channels of signals, over all signals and times.
 *
 * @param signal shape (C, T) of each signal
 */
record ChannelStatistics(TensorShape signal) {

  /**
   * Computes the statistics of signals; a constant channel has deviation 1.
   *
   * @param signals (C, T) each, channel by channel
   * @throws DataException if values are so large, or so near to each other, that their deviation is
   *     not a positive, finite float32
   */
  Normalization of(List<double[]> signals) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < channels(); channel++) {
      double mean = mean(signals, channel, 0, 1);
      means.add(mean);
      deviations.add(isConstant(signals, channel) ? 1 : deviation(signals, channel, mean));
    }
    return new Normalization(means, deviations);
  }

  /** Compares values, since rounding may make the deviation of a constant channel differ from 0. */
  private boolean isConstant(List<double[]> signals, int channel) {
    double first = signals.get(0)[channel * length()];
    return signals.stream()
        .flatMapToDouble(
            values -> Arrays.stream(values, channel * length(), (channel + 1) * length()))
        .allMatch(value -> value == first);
  }

  private double deviation(List<double[]> signals, int channel, double mean) {
    double deviation = Math.sqrt(mean(signals, channel, mean, 2));
    if ((float) deviation == 0 || !Float.isFinite((float) deviation)) {
      throw new DataException(
          "Cannot use the signals: channel %s has values so %s that no deviation can be computed"
              .formatted(channel, deviation < 1 ? "near to each other" : "large"));
    }
    return deviation;
  }

  private int channels() {
    return signal.dimensions().get(0);
  }

  private int length() {
    return signal.dimensions().get(1);
  }

  /** The mean of powers of the distances from a center. */
  private double mean(List<double[]> signals, int channel, double center, int power) {
    double sum = 0;
    for (double[] values : signals) {
      for (int i = channel * length(); i < (channel + 1) * length(); i++) {
        double distance = values[i] - center;
        sum += power == 1 ? distance : distance * distance;
      }
    }
    return sum / ((double) signals.size() * length());
  }

  /**
   * Normalizes a signal in float32, by the same operations in the same order as exported networks.
   */
  float[] normalized(double[] values, Normalization normalization) {
    float[] normalized = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      float mean = normalization.means().get(i / length()).floatValue();
      float deviation = normalization.deviations().get(i / length()).floatValue();
      normalized[i] = ((float) values[i] - mean) / deviation;
    }
    return normalized;
  }
}
