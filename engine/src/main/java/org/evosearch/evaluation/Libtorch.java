package org.evosearch.evaluation;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import org.evosearch.training.Arithmetic;

/** The library that trains, in this process. */
public final class Libtorch {

  private static final String OPT_OUT = "OPT_OUT_TRACKING";

  private Libtorch() {}

  /** The version of DJL, which decides that of libtorch. */
  public static String djlVersion() {
    return Engine.getDjlVersion();
  }

  /**
   * Loads libtorch and lets each trial use so many threads. Whatever runs beside a trial, the order
   * of its sums stays the same.
   */
  public static synchronized void useThreads(int threads) {
    // DJL would tell its makers of each start.
    System.setProperty(OPT_OUT, "true");
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
  }

  /**
   * Lets libtorch compute as a plan says where its networks are trained on a GPU; on the CPU
   * nothing depends on that. The last one that was opened in a process decides for all.
   *
   * @throws IllegalStateException if this libtorch cannot
   */
  static synchronized void use(Arithmetic arithmetic, DeviceSlot slot) {
    if (!slot.isCpu()) {
      LibtorchContext.loaded().use(arithmetic);
    }
  }
}
