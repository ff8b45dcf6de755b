package org.evosearch.strategy;

import org.evosearch.genotype.Genotype;

/**
 * A trial of an earlier run.
 *
 * @param genotype in the space of this search
 * @param fitness larger is better
 * @param data the data set that it was evaluated on; only trials of one data set are comparable
 * @param <G> the encoding
 */
public record ArchivedTrial<G extends Genotype>(G genotype, double fitness, String data) {}
