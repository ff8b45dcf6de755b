/**
 * Weights that all networks of a space share: training them for an epoch, and scoring mixtures of
 * networks with them. The strategy decides which mixtures.
 *
 * <p>Weights are identified by the fingerprint of the trial that trained them, which contains the
 * name of those that it began with. A trial therefore identifies all that it depends on, wherever
 * it is run.
 */
@NullMarked
package org.evosearch.supernet;

import org.jspecify.annotations.NullMarked;
