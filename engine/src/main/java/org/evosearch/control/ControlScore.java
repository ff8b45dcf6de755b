package org.evosearch.control;

/**
 * How well a network does on a problem.
 *
 * @param fitness the problem's own measure, at least 0, larger is better
 * @param accuracy how much of what the problem asks for is met, in percent; 100 exactly if the
 *     problem is solved
 */
public record ControlScore(double fitness, double accuracy) {}
