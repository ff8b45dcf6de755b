package org.evosearch.trial;

import java.util.Locale;

/** What is known of a candidate once it was tried. */
public enum Metric {
  /** Share of the validation images that are classified rightly, in percent. */
  VALIDATION_ACCURACY(true),
  /** Mean cross-entropy over the validation images, in nats, without label smoothing. */
  VALIDATION_LOSS(false),
  /** Mean loss over the training images of the last epoch, in nats, as it was minimised. */
  TRAIN_LOSS(false);

  private final boolean largerIsBetter;

  Metric(boolean largerIsBetter) {
    this.largerIsBetter = largerIsBetter;
  }

  /** Whether a larger value is a better one. */
  public boolean isLargerBetter() {
    return largerIsBetter;
  }

  /** The name in settings, such as {@code validation-accuracy}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
