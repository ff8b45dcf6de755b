package org.evosearch.trial;

import org.evosearch.config.Keyed;

/** What is known of a candidate once it was tried. */
public enum Metric implements Keyed {
  /** Share of the validation images that are classified rightly, in percent. */
  VALIDATION_ACCURACY(true),
  /** Mean cross-entropy over the validation images, in nats, without label smoothing. */
  VALIDATION_LOSS(false),
  /** Mean loss over the training images of the last epoch, in nats, as it was minimised. */
  TRAIN_LOSS(false),
  /** The task's own score on the validation images, where that is no share of right answers. */
  VALIDATION_SCORE(true),
  /** Share of the test images that are classified rightly, in percent. */
  TEST_ACCURACY(true),
  /** Learned numbers of the network. */
  PARAMETERS(false),
  /** Multiply-adds for one image, forward. */
  MULTIPLY_ADDS(false),
  /** Time of one forward pass on some device, in milliseconds. */
  LATENCY(false),
  /** Energy of the training, in kilowatt-hours. */
  ENERGY(false),
  /** Wall time of the training as a table has it, in seconds. */
  TRAINING_TIME(false),
  /** Zero-cost score: decimal logarithm of the synaptic flow. */
  SYNFLOW(true),
  /** Zero-cost score: how well patterns of ReLUs tell images apart. */
  NASWOT(true),
  /** Zero-cost score: how little gradients at different images are alike. */
  JACOV(true),
  /** Zero-cost score: sum of the norms of the gradients of all layers. */
  GRAD_NORM(true),
  /** Zero-cost score: how much the loss depends on connections. */
  SNIP(true),
  /** Zero-cost score: how large gradients are, compared with their spread over batches. */
  ZICO(true),
  /** What a learned predictor expects of the network's accuracy, in percent. */
  PREDICTED_ACCURACY(true);

  private final boolean largerIsBetter;

  Metric(boolean largerIsBetter) {
    this.largerIsBetter = largerIsBetter;
  }

  /** Whether a larger value is a better one. */
  public boolean isLargerBetter() {
    return largerIsBetter;
  }
}
