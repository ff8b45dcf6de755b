package org.evosearch.cmaes;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Products of matrices in pure Java, never in a native library: their rounding must not depend on
 * what is installed, since a resumed search repeats them. Where Java was started with {@code
 * --add-modules jdk.incubator.vector}, as Spark 4 does, products beyond about 100 dimensions are
 * four times as fast, and rounded differently.
 */
final class PureJavaBlas {

  /** Kept, so that the level stays: it says that faster implementations were not found. */
  private static final Logger LOADER = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");

  private static final BLAS INSTANCE = load();

  private PureJavaBlas() {}

  private static BLAS load() {
    LOADER.setLevel(Level.SEVERE);
    return JavaBLAS.getInstance();
  }

  static BLAS instance() {
    return INSTANCE;
  }
}
