/**
 * Searches among networks that share weights: EG-NAS, and what it is compared with. A generation is
 * either an epoch of training, which is one trial, or a look at mixtures with the weights that the
 * last one has left.
 */
@NullMarked
package org.evosearch.strategy.supernet;

import org.jspecify.annotations.NullMarked;
