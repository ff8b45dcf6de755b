package org.evosearch.cmaes;

import java.util.Locale;

/** Functions with their minimum 0 that optimizers are measured by. */
enum Landscape {
  SPHERE {
    @Override
    double valueOf(double[] x) {
      return sumOfSquares(x);
    }
  },
  ELLIPSOID {
    @Override
    double valueOf(double[] x) {
      return weighted(x);
    }
  },
  ROTATED_ELLIPSOID {
    @Override
    double valueOf(double[] x) {
      return weighted(rotated(x));
    }
  },
  CIGAR {
    @Override
    double valueOf(double[] x) {
      double rest = 0;
      for (int i = 1; i < x.length; i++) {
        rest += x[i] * x[i];
      }
      return x[0] * x[0] + 1e6 * rest;
    }
  },
  TWO_AXES {
    @Override
    double valueOf(double[] x) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += (i < x.length / 2 ? 1e6 : 1) * x[i] * x[i];
      }
      return sum;
    }
  },
  DIFFERENT_POWERS {
    @Override
    double valueOf(double[] x) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += Math.pow(Math.abs(x[i]), 2 + 10.0 * i / (x.length - 1));
      }
      return sum;
    }
  },
  ROSENBROCK {
    @Override
    double valueOf(double[] x) {
      double sum = 0;
      for (int i = 0; i + 1 < x.length; i++) {
        double valley = x[i] * x[i] - x[i + 1];
        sum += 100 * valley * valley + (x[i] - 1) * (x[i] - 1);
      }
      return sum;
    }

    @Override
    double start() {
      return 0;
    }

    @Override
    double firstSigma() {
      return 0.3;
    }
  };

  abstract double valueOf(double[] x);

  /** Every coordinate of the first mean. */
  double start() {
    return 1;
  }

  double firstSigma() {
    return 0.5;
  }

  /** The name in tables. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static double sumOfSquares(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }

  /** Sum of squares with weights that grow geometrically from 1 to a million. */
  private static double weighted(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.pow(1e6, i / (x.length - 1.0)) * x[i] * x[i];
    }
    return sum;
  }

  /** The discrete cosine transform, which is a rotation that any language can repeat. */
  static double[] rotated(double[] x) {
    int n = x.length;
    double[] rotated = new double[n];
    for (int i = 0; i < n; i++) {
      double norm = Math.sqrt((i == 0 ? 1.0 : 2.0) / n);
      for (int j = 0; j < n; j++) {
        rotated[i] += norm * Math.cos(Math.PI * (j + 0.5) * i / n) * x[j];
      }
    }
    return rotated;
  }
}
