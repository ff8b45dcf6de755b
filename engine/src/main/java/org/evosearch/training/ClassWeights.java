package org.evosearch.training;

import java.util.stream.IntStream;

/** The weight of each class in the loss that a training run minimizes. */
public enum ClassWeights {
  /** All examples have the same weight. */
  NONE {
    @Override
    float[] of(int[] labels, int classes) {
      return new float[0];
    }
  },
  /**
   * All classes have the same total weight: N / (K n) for a class with n of N training examples.
   */
  BALANCED {
    @Override
    float[] of(int[] labels, int classes) {
      long[] counts = new long[classes];
      IntStream.of(labels).forEach(label -> counts[label]++);
      float[] weights = new float[classes];
      for (int label = 0; label < classes; label++) {
        double even = labels.length / (double) classes;
        weights[label] = counts[label] == 0 ? 0 : (float) (even / counts[label]);
      }
      return weights;
    }
  };

  /**
   * The weight of each class; empty if all are 1.
   *
   * @param labels of all training examples
   */
  abstract float[] of(int[] labels, int classes);
}
