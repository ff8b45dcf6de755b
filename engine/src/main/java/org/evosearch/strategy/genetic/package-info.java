/** The classic genetic algorithm: tournaments, crossover and mutation. */
@NullMarked
package org.evosearch.strategy.genetic;

import org.jspecify.annotations.NullMarked;
