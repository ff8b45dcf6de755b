package org.evosearch.dataset;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Shift and scale of each channel: a network's input is (value - mean) / deviation, where pixels
 * are values from 0 to 1, and signals have their own units.
 *
 * @param means one for each channel
 * @param deviations standard deviations, one for each channel, positive
 */
public record Normalization(List<Double> means, List<Double> deviations) implements Serializable {

  /** The widely quoted statistics of the MNIST training images. */
  public static final Normalization MNIST = gray(0.1307, 0.3081);

  /** The widely quoted statistics of the Fashion-MNIST training images. */
  public static final Normalization FASHION_MNIST = gray(0.2860, 0.3530);

  /** The widely quoted statistics of the CIFAR-10 training images. */
  public static final Normalization CIFAR10 =
      new Normalization(List.of(0.4914, 0.4822, 0.4465), List.of(0.2470, 0.2435, 0.2616));

  /** The widely quoted statistics of the CIFAR-100 training images. */
  public static final Normalization CIFAR100 =
      new Normalization(List.of(0.5071, 0.4865, 0.4409), List.of(0.2673, 0.2564, 0.2762));

  /** Checks that there is one mean and one positive deviation for each channel. */
  public Normalization {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.isEmpty() || means.size() != deviations.size()) {
      throw new IllegalArgumentException(
          "Invalid deviations: " + deviations + " (as many as means " + means + ")");
    }
    if (deviations.stream().anyMatch(deviation -> !(deviation > 0))) {
      throw new IllegalArgumentException("Invalid deviations: " + deviations + " (positive)");
    }
  }

  private static Normalization gray(double mean, double deviation) {
    return new Normalization(List.of(mean), List.of(deviation));
  }

  /** Computes the statistics of images; a constant channel has deviation 1. */
  public static Normalization of(LabeledImages images) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (long[] histogram : histograms(images)) {
      double mean = moment(histogram, 0, 1);
      double deviation = Math.sqrt(moment(histogram, mean, 2));
      means.add(mean / images.maximum());
      deviations.add(deviation == 0 ? 1 : deviation / images.maximum());
    }
    return new Normalization(means, deviations);
  }

  /** How often each of the 256 byte values occurs in each channel. */
  private static long[][] histograms(LabeledImages images) {
    TensorShape shape = images.shape();
    long[][] histograms = new long[shape.channels()][256];
    int plane = shape.height() * shape.width();
    for (int image = 0; image < images.count(); image++) {
      ByteBuffer pixels = images.pixels(image);
      for (long[] histogram : histograms) {
        for (int i = 0; i < plane; i++) {
          histogram[pixels.get() & 0xff]++;
        }
      }
    }
    return histograms;
  }

  private static double moment(long[] histogram, double center, int power) {
    double sum = 0;
    long count = 0;
    for (int value = 0; value < histogram.length; value++) {
      sum += histogram[value] * Math.pow(value - center, power);
      count += histogram[value];
    }
    return sum / count;
  }

  /** What a black pixel becomes in each channel: -mean / deviation. */
  public List<Double> black() {
    List<Double> black = new ArrayList<>();
    for (int channel = 0; channel < means.size(); channel++) {
      black.add(-means.get(channel) / deviations.get(channel));
    }
    return Collections.unmodifiableList(black);
  }
}
