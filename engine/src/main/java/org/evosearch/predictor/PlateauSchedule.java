package org.evosearch.predictor;

/**
 * A learning rate that is divided by 10 whenever the loss has not fallen below its minimum by one
 * part in ten thousand for more than {@code patience} epochs: PyTorch's {@code ReduceLROnPlateau}.
 */
final class PlateauSchedule {

  private static final double FACTOR = 0.1;
  private static final double THRESHOLD = 1e-4;

  private final int patience;
  private double rate;
  private double best = Double.POSITIVE_INFINITY;
  private int idle;

  PlateauSchedule(double rate, int patience) {
    this.rate = rate;
    this.patience = patience;
  }

  double rate() {
    return rate;
  }

  /** Takes in the loss of an epoch. */
  void tell(double loss) {
    if (loss < best * (1 - THRESHOLD)) {
      best = loss;
      idle = 0;
    } else {
      idle++;
    }
    if (idle > patience) {
      rate *= FACTOR;
      idle = 0;
    }
  }
}
