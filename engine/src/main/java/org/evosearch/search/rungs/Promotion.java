package org.evosearch.search.rungs;

/**
 * A network that is to be trained for longer.
 *
 * @param trial its training so far
 * @param rung on which it is trained next
 */
public record Promotion(RungTrial trial, int rung) {}
