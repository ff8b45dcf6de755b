package org.evosearch.supernet;

import java.io.Serializable;
import org.evosearch.training.optimizer.OptimizerPlan;

/**
 * How the logits of alpha are trained by their gradient.
 *
 * @param optimizer of the logits, with a constant learning rate
 * @param warmUp epochs of the weights' training before the logits move
 */
public record MixturePlan(OptimizerPlan optimizer, int warmUp) implements Serializable {}
