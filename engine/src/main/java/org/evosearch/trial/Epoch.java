package org.evosearch.trial;

import java.io.Serializable;

/**
 * One point of a learning curve.
 *
 * @param epoch from 1
 * @param trainLoss mean loss over the epoch's training images, in nats
 * @param validationLoss mean cross-entropy over the validation images, in nats; NaN without images
 * @param validationAccuracy in percent; NaN without images
 * @param learningRate of the epoch's last step
 * @param seconds wall time of the epoch, validation included
 */
public record Epoch(
    int epoch,
    double trainLoss,
    double validationLoss,
    double validationAccuracy,
    double learningRate,
    double seconds)
    implements Serializable {}
