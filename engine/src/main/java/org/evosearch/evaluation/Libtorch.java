package org.evosearch.evaluation;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** How libtorch behaves in this process. */
final class Libtorch {

  private static final String OPT_OUT = "OPT_OUT_TRACKING";

  private Libtorch() {}

  /**
   * Loads libtorch and lets each trial use so many threads. Whatever runs beside a trial, the order
   * of its sums stays the same.
   */
  static synchronized void useThreads(int threads) {
    // DJL would tell its makers of each start.
    System.setProperty(OPT_OUT, "true");
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
  }
}
