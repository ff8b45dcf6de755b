package org.evosearch.architecture.operation;

/** The non-linearities that networks may use. */
public enum ActivationFunction {
  /** f(x) = x. */
  LINEAR,
  /** f(x) = max(0, x). */
  RELU,
  /** f(x) = tanh x. */
  TANH,
  /** f(x) = 1 / (1 + e<sup>-x</sup>). */
  SIGMOID,
  /** f(x) = x for x &gt; 0, e<sup>x</sup> - 1 otherwise. */
  ELU,
  /** f(x) = x P(X &lt; x) for a standard normal X. */
  GELU,
  /** f(x) = min(max(x + 3, 0), 6) / 6. */
  HARD_SIGMOID,
  /** f(x) = x hardSigmoid(x). Andrew Howard et al.: Searching for MobileNetV3. ICCV 2019. */
  HARD_SWISH
}
