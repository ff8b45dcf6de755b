/**
 * EvoSearch itself: genetic programming finds the topology, CMA-ES the continuous genes; and
 * genetic programming alone.
 */
@NullMarked
package org.evosearch.strategy.evosearch;

import org.jspecify.annotations.NullMarked;
