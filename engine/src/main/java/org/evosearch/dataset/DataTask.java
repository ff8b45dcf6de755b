package org.evosearch.dataset;

import ai.djl.ndarray.NDManager;
import org.evosearch.architecture.shape.TensorShape;

/** What is to be learned from some data, which are divided and ready to be trained on. */
public interface DataTask {

  /** The data set's name in the catalogue. */
  String name();

  /**
   * SHA-256, in hexadecimal, of the data: equal data has an equal digest, wherever it lies and
   * however it is divided.
   */
  String digest();

  /** What was read. */
  DataAccount account();

  /**
   * What a network sees of an example: (C, H, W) of an image, (C, 1, T) of a signal, (F) of a row
   * of a table.
   */
  TensorShape shape();

  /** An example as it is given: what a network sees, but of signals (C, T). */
  default TensorShape exampleShape() {
    return shape();
  }

  /** What networks are to tell. */
  Targets targets();

  /** Number of examples in a part. */
  int count(Part part);

  /** By what a part is divided evenly: the class of each example; 0 where targets are numbers. */
  int[] strata(Part part);

  /**
   * Keeps a part where batches of it are had on a device.
   *
   * @param parent whose device is used, and which frees the examples at the latest
   */
  DeviceExamples placed(Part part, NDManager parent);

  /** This task with the validation part in the one for weights, where nothing is decided. */
  DataTask trainingOnAll();
}
