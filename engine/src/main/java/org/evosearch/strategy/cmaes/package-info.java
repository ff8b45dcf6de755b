/**
 * The covariance matrix adaptation evolution strategy: sampling and adaptation in real space, stop
 * conditions, bounds, restarts.
 *
 * <p>The numeric core minimises and knows neither genotypes nor networks.
 */
@NullMarked
package org.evosearch.strategy.cmaes;

import org.jspecify.annotations.NullMarked;
