package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.evosearch.network.layer.LayerArrays;

/**
 * Encodes a task as a vector: each class is pooled from its images, the task from its classes. The
 * order of images and of classes makes no difference.
 *
 * <p>Lee, Hyun, Hwang: Rapid Neural Architecture Search by Learning to Generate Graphs from
 * Datasets. ICLR 2021, section 3.2; without the normalizations of its appendix, which the authors'
 * code does not have either.
 */
final class SetEncoder {

  private final int width;
  private final SetPool withinClass;
  private final SetPool acrossClasses;

  /** Declares the pools. */
  SetEncoder(LayerArrays arrays, PredictorSizes sizes) {
    width = sizes.width();
    arrays.startNode(0, "WithinClass");
    withinClass = new SetPool(arrays, sizes.features(), sizes);
    arrays.startNode(1, "AcrossClasses");
    acrossClasses = new SetPool(arrays, width, sizes);
  }

  /** From images (T, classes, per class, features) to tasks (T, width). */
  NDArray of(NDArray images) {
    Shape shape = images.getShape();
    NDArray flat = images.reshape(-1, shape.get(2), shape.get(3));
    return acrossClasses.of(withinClass.of(flat).reshape(shape.get(0), shape.get(1), width));
  }
}
