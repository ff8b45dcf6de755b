/**
 * The covariance matrix adaptation evolution strategy on real vectors: sampling and adaptation,
 * stop conditions, bounds, restarts.
 *
 * <p>It minimizes and knows neither genotypes nor networks; strategies are built on it.
 */
@NullMarked
package org.evosearch.cmaes;

import org.jspecify.annotations.NullMarked;
