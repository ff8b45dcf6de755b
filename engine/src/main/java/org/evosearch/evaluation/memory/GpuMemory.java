package org.evosearch.evaluation.memory;

import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.OptionalLong;

/**
 * The allocator of one GPU: DJL empties its cache, and the driver reports the memory in use. The
 * JNI library of flavor {@code cpu} does not empty it, so that nothing is released and nothing
 * measured.
 *
 * @param gpu index of the GPU on its machine
 * @param driver name of the driver's library
 */
record GpuMemory(int gpu, String driver) implements MemoryMeter.Allocator {

  private static final String DRIVER = "libcuda.so.1";

  GpuMemory(int gpu) {
    this(gpu, DRIVER);
  }

  @Override
  public void release() {
    JniUtils.emptyCudaCache();
  }

  @Override
  public OptionalLong used() {
    try {
      return used(NativeLibrary.getInstance(driver));
    } catch (UnsatisfiedLinkError e) {
      // A trial does not fail because its memory cannot be measured.
      return OptionalLong.empty();
    }
  }

  /** Reads the memory in libtorch's own CUDA context, which is the primary one of the GPU. */
  private OptionalLong used(NativeLibrary library) {
    IntByReference device = new IntByReference();
    PointerByReference context = new PointerByReference();
    if (!isDone(library, "cuDeviceGet", device, gpu)
        || !isDone(library, "cuDevicePrimaryCtxRetain", context, device.getValue())) {
      return OptionalLong.empty();
    }
    try {
      return usedIn(context, library);
    } finally {
      isDone(library, "cuDevicePrimaryCtxRelease_v2", device.getValue());
    }
  }

  private static OptionalLong usedIn(PointerByReference context, NativeLibrary library) {
    if (!isDone(library, "cuCtxPushCurrent_v2", context.getValue())) {
      return OptionalLong.empty();
    }
    LongByReference free = new LongByReference();
    LongByReference total = new LongByReference();
    boolean isRead = isDone(library, "cuMemGetInfo_v2", free, total);
    isDone(library, "cuCtxPopCurrent_v2", new PointerByReference());
    return isRead ? OptionalLong.of(total.getValue() - free.getValue()) : OptionalLong.empty();
  }

  private static boolean isDone(NativeLibrary library, String function, Object... arguments) {
    return library.getFunction(function).invokeInt(arguments) == 0;
  }
}
