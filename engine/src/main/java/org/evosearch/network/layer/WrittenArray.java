package org.evosearch.network.layer;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.function.Consumer;

/**
 * Arrays whose numbers Java writes straight into libtorch's memory.
 *
 * <p>{@code NDManager.create(float[])} keeps the numbers in a direct buffer of the JVM instead,
 * which is freed by the garbage collector some time after the array is closed.
 */
public final class WrittenArray {

  private WrittenArray() {}

  /** Creates a float32 array on the manager's device, owned by the manager. */
  public static PtNDArray of(NDManager manager, Shape shape, Consumer<FloatBuffer> writer) {
    PtNDArray host =
        JniUtils.createEmptyNdArray(
            (PtNDManager) manager, shape, DataType.FLOAT32, Device.cpu(), SparseFormat.DENSE);
    writer.accept(host.toByteBuffer(true).asFloatBuffer());
    PtNDArray placed = host.toDevice(manager.getDevice(), false);
    if (manager.getDevice().isGpu()) {
      host.close();
    }
    return placed;
  }
}
