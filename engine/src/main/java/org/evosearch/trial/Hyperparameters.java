package org.evosearch.trial;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate's genes say about its training; what they do not say, null here, the settings
 * say.
 *
 * @param optimizer how weights follow gradients
 * @param learningRate at the start of the schedule
 * @param weightDecay coefficient of the weights in the gradient
 */
public record Hyperparameters(
    @Nullable OptimizerKind optimizer, @Nullable Double learningRate, @Nullable Double weightDecay)
    implements Serializable {

  /** Genes that say nothing. */
  public static final Hyperparameters NONE = new Hyperparameters(null, null, null);
}
