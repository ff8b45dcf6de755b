package org.evosearch.supernet;

import java.io.Serializable;
import org.evosearch.training.optimizer.OptimizerPlan;

/**
 * How the logits of a mixture follow their gradient.
 *
 * @param optimizer of the logits, whose learning rate stays as it is
 * @param warmUp epochs of the weights' training before the logits move
 */
public record MixturePlan(OptimizerPlan optimizer, int warmUp) implements Serializable {}
