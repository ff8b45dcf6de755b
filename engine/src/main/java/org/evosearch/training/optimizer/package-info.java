/**
 * What a training step does with gradients: clipping, decay, the update rules of the optimizers and
 * the learning rate over the epochs.
 *
 * <p>Nothing here depends on networks or images; the loop in {@link org.evosearch.training} calls
 * it.
 */
@NullMarked
package org.evosearch.training.optimizer;

import org.jspecify.annotations.NullMarked;
