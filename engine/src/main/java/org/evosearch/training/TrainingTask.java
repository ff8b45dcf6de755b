package org.evosearch.training;

import org.evosearch.architecture.Architecture;
import org.evosearch.trial.Budget;

/**
 * One training to be made.
 *
 * @param architecture the network
 * @param plan how it is trained, genes included
 * @param budget how much
 * @param seed from which weights, order, augmentation and masks derive
 */
public record TrainingTask(
    Architecture architecture, TrainingPlan plan, Budget budget, long seed) {}
