/**
 * Learned prediction of accuracy: from the images of a task and the graph of a network, after
 * MetaD2A. A {@link org.evosearch.predictor.PredictorTraining} learns from trainings on record and
 * gives a {@link org.evosearch.predictor.TrainedPredictor}, a file; a {@link
 * org.evosearch.predictor.PerformancePredictor} is one that is open on a device.
 *
 * <p>Hayeon Lee, Eunyoung Hyun, Sung Ju Hwang: Rapid Neural Architecture Search by Learning to
 * Generate Graphs from Datasets. ICLR 2021. What the paper leaves open is as in the authors' code.
 *
 * <p>Belongs to the evaluation world: it is given graphs, never genotypes.
 */
@NullMarked
package org.evosearch.predictor;

import org.jspecify.annotations.NullMarked;
