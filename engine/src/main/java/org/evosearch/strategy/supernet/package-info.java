/**
 * Searches among networks that share weights: EG-NAS, DARTS and random search. A generation is
 * either an epoch of training, which is one trial, or a scoring of mixtures with the weights of the
 * last epoch.
 */
@NullMarked
package org.evosearch.strategy.supernet;

import org.jspecify.annotations.NullMarked;
