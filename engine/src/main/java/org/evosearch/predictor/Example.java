package org.evosearch.predictor;

import org.evosearch.architecture.OperationGraph;

/**
 * A network of a tabular benchmark, with its accuracy.
 *
 * @param task index in the list of tasks
 * @param graph of the network
 * @param accuracy as measured, in percent
 */
public record Example(int task, OperationGraph graph, double accuracy) {}
