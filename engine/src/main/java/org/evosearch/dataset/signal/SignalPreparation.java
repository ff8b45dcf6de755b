package org.evosearch.dataset.signal;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Normalization;

/**
 * What becomes of signals before networks see them.
 *
 * @param shape (C, T) of each signal
 * @param lengths of which lengths they may be before
 * @param normalization what each channel is shifted and scaled by
 */
public record SignalPreparation(TensorShape shape, Lengths lengths, Normalization normalization) {}
