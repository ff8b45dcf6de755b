package org.evosearch.space;

import org.evosearch.architecture.shape.TensorShape;

/**
 * What networks are for.
 *
 * @param input shape of what a network sees: an image (C, H, W), a signal (C, T) or a row (N)
 * @param outputs how many numbers it returns: one a class, or one a target
 */
public record LearningTask(TensorShape input, int outputs) {}
