package org.evosearch.space;

import org.evosearch.architecture.shape.TensorShape;

/**
 * What networks are for.
 *
 * @param image shape of an image (C, H, W)
 * @param classes how many classes are told apart
 */
public record ClassificationTask(TensorShape image, int classes) {}
