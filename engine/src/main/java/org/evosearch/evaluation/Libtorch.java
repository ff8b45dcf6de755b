package org.evosearch.evaluation;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

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
}
