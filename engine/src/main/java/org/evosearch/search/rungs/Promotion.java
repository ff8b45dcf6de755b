package org.evosearch.search.rungs;

/**
 * The promotion of a network to a longer training run.
 *
 * @param trial its training run on the rung below
 * @param rung the next one
 */
public record Promotion(RungTrial trial, int rung) {}
