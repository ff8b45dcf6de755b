/**
 * Learned prediction of accuracy: from the images of a task and the graph of a network, after
 * MetaD2A. A {@link org.evosearch.predictor.PredictorTraining} learns from the rows of tabular
 * benchmarks and returns a {@link org.evosearch.predictor.TrainedPredictor}, which is kept in a
 * file; a {@link org.evosearch.predictor.PerformancePredictor} is one that is loaded on a device.
 *
 * <p>Hayeon Lee, Eunyoung Hyun, Sung Ju Hwang: Rapid Neural Architecture Search by Learning to
 * Generate Graphs from Datasets. ICLR 2021. What the paper leaves open is as in the authors' code.
 *
 * <p>Belongs to the packages of evaluation: it takes graphs, never genotypes.
 */
@NullMarked
package org.evosearch.predictor;

import org.jspecify.annotations.NullMarked;
