package org.evosearch.control;

/**
 * How well a network does on a problem.
 *
 * @param fitness the problem's own measure, at least 0, larger is better
 * @param accuracy progress toward a solution, in percent; 100 if and only if the problem is solved
 */
public record ControlScore(double fitness, double accuracy) {}
