/**
 * Weights that all networks of a space share: an epoch of their training, and how well they do in a
 * mixture of the networks. Which mixtures are tried is not decided here.
 *
 * <p>Weights are known by the fingerprint of the trial that trained them, which holds the name of
 * those that it began with. So a trial says all that it depends on, wherever it is run.
 */
@NullMarked
package org.evosearch.supernet;

import org.jspecify.annotations.NullMarked;
