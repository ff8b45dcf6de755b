/**
 * Mutation, crossover and distance of genomes with historical markings. Kenneth O. Stanley, Risto
 * Miikkulainen: Evolving Neural Networks through Augmenting Topologies. Evolutionary Computation 10
 * (2), 2002.
 */
@NullMarked
package org.evosearch.variation.neat;

import org.jspecify.annotations.NullMarked;
