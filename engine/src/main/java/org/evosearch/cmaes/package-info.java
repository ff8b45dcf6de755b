/**
 * The covariance matrix adaptation evolution strategy on real vectors: sampling and adaptation,
 * stop conditions, bounds, restarts.
 *
 * <p>It minimizes, and depends neither on genotypes nor on networks.
 */
@NullMarked
package org.evosearch.cmaes;

import org.jspecify.annotations.NullMarked;
