package org.evosearch.trial;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Hyperparameters that a candidate's genes determine; those that are null are taken from the
 * settings.
 *
 * @param optimizer update rule of the weights
 * @param learningRate at the start of the schedule
 * @param weightDecay coefficient of the weights in the gradient
 * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
 */
public record Hyperparameters(
    @Nullable OptimizerKind optimizer,
    @Nullable Double learningRate,
    @Nullable Double weightDecay,
    @Nullable Double labelSmoothing)
    implements Serializable {

  /** The highest learning rate, of genes and of settings; all are above 0. */
  public static final double HIGHEST_LEARNING_RATE = 1e3;

  /** The highest weight decay, of genes and of settings. */
  public static final double HIGHEST_WEIGHT_DECAY = 1;

  /** The largest label smoothing, of genes and of settings. */
  public static final double MAX_LABEL_SMOOTHING = 0.99;

  /** All from the settings. */
  public static final Hyperparameters NONE = new Hyperparameters(null, null, null);

  /** Hyperparameters without label smoothing. */
  public Hyperparameters(
      @Nullable OptimizerKind optimizer,
      @Nullable Double learningRate,
      @Nullable Double weightDecay) {
    this(optimizer, learningRate, weightDecay, null);
  }

  /** Part of fingerprints: label smoothing is left out if it is null. */
  @Override
  public String toString() {
    String loss = labelSmoothing == null ? "" : ", labelSmoothing=" + labelSmoothing;
    return "Hyperparameters[optimizer=%s, learningRate=%s, weightDecay=%s%s]"
        .formatted(optimizer, learningRate, weightDecay, loss);
  }
}
