package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/** The images that represent a task, equally many of each class, as vectors. Immutable. */
public final class TaskSample {

  private static final int HEAD = 3;

  private final int classes;
  private final int perClass;
  private final int features;
  private final float[] values;

  /** Takes the array without copying it; no other object may hold it. */
  TaskSample(int classes, int perClass, int features, float[] values) {
    this.classes = classes;
    this.perClass = perClass;
    this.features = features;
    this.values = values;
  }

  /** The length of an image's vector. */
  int features() {
    return features;
  }

  /** The vectors as an array (1, classes, per class, features). */
  NDArray on(NDManager manager, DataType precision) {
    Shape shape = new Shape(1, classes, perClass, features);
    return manager.create(values, shape).toType(precision, false);
  }

  /** The sizes and the numbers, big-endian. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (HEAD + values.length));
    bytes.putInt(classes).putInt(perClass).putInt(features);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** Reads what {@link #bytes()} wrote. */
  static TaskSample of(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    int classes = bytes.getInt();
    int perClass = bytes.getInt();
    int features = bytes.getInt();
    float[] values = new float[classes * perClass * features];
    bytes.asFloatBuffer().get(values);
    return new TaskSample(classes, perClass, features, values);
  }
}
