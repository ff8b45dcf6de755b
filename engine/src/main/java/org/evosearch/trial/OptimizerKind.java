package org.evosearch.trial;

import java.util.List;
import java.util.Locale;

/** Update rules of optimizers. */
public enum OptimizerKind {
  /** Stochastic gradient descent with momentum. */
  SGD,
  /** Stochastic gradient descent with Nesterov's momentum. */
  NESTEROV,
  /** Adam. Diederik P. Kingma, Jimmy Ba: Adam. ICLR 2015. */
  ADAM,
  /** Adadelta. Matthew D. Zeiler: ADADELTA. arXiv 1212.5701. */
  ADADELTA,
  /** RMSprop. Geoffrey Hinton, Nitish Srivastava, Kevin Swersky: lecture 6e, 2012. */
  RMSPROP;

  /** The name in settings and genes, such as {@code rmsprop}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #key()} wrote.
   *
   * @throws IllegalArgumentException if it is no key
   */
  public static OptimizerKind of(String key) {
    return Keys.find(List.of(values()), OptimizerKind::key, key, "optimizer");
  }
}
