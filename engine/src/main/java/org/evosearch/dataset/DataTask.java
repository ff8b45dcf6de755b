package org.evosearch.dataset;

import ai.djl.ndarray.NDManager;
import org.evosearch.architecture.shape.TensorShape;

/**
 * A learning task: data that are split and prepared for training, and the targets to be predicted.
 */
public interface DataTask {

  /** The data set's name in the catalog. */
  String name();

  /**
   * SHA-256, in hexadecimal, of the data: equal data has an equal digest, wherever it is stored and
   * however it is split.
   */
  String digest();

  /** What was read. */
  DataAccount account();

  /**
   * Shape of a network's input for one example: (C, H, W) for images, (C, 1, T) for signals, (F)
   * for rows of a table.
   */
  TensorShape shape();

  /**
   * Shape of an example as users supply it: (C, T) for signals, that of a network's input for
   * others.
   */
  default TensorShape exampleShape() {
    return shape();
  }

  /** What networks predict. */
  Targets targets();

  /** Number of examples in a part. */
  int count(Part part);

  /** The strata of a part: the class of each example; 0 for all if targets are numbers. */
  int[] strata(Part part);

  /**
   * Places a part so that batches of it can be created on a device.
   *
   * @param parent whose device is used, and which frees the examples at the latest
   */
  DeviceExamples placed(Part part, NDManager parent);

  /**
   * This task with the validation part added to the training part, for training runs that decide
   * nothing.
   */
  DataTask trainingOnAll();
}
