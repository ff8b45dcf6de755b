package org.evosearch.dataset.signal;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Normalization;

/**
 * The preparation of signals for networks.
 *
 * @param shape (C, T) of each signal
 * @param lengths that users' signals may have
 * @param normalization shift and scale of each channel
 */
public record SignalPreparation(TensorShape shape, Lengths lengths, Normalization normalization) {}
