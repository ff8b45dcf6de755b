package org.evosearch.predictor;

import org.evosearch.architecture.OperationGraph;

/**
 * A training on record.
 *
 * @param task its place in the list of tasks
 * @param graph of the network
 * @param accuracy what came of it, in percent
 */
public record Example(int task, OperationGraph graph, double accuracy) {}
