package org.evosearch.evaluation;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import org.evosearch.training.Arithmetic;

/** Settings of libtorch that apply to the whole process. */
public final class Libtorch {

  private static final String OPT_OUT = "OPT_OUT_TRACKING";

  private Libtorch() {}

  /** The version of DJL, which determines that of libtorch. */
  public static String djlVersion() {
    return Engine.getDjlVersion();
  }

  /**
   * Loads libtorch and sets the number of CPU threads of a trial, which determines the order of
   * sums.
   */
  public static synchronized void useThreads(int threads) {
    // Opts out of DJL's usage tracking.
    System.setProperty(OPT_OUT, "true");
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
  }

  /**
   * Sets libtorch's arithmetic for training on a GPU; on the CPU it has no effect. The switches are
   * global to the process: the last evaluator that was opened decides.
   *
   * @throws IllegalStateException if this libtorch lacks such a switch
   */
  static synchronized void use(Arithmetic arithmetic, DeviceSlot slot) {
    if (!slot.isCpu()) {
      LibtorchContext.loaded().use(arithmetic);
    }
  }
}
