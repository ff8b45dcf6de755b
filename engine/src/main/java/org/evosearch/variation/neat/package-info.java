/** Mutation, crossover and distance of genomes with historical markings. */
@NullMarked
package org.evosearch.variation.neat;

import org.jspecify.annotations.NullMarked;
