package org.evosearch.network.layer;

/**
 * The precision of convolutions, linear maps and attention in training. All else is float32:
 * weights that are updated and saved, normalizations, outputs of layers, losses, and passes at
 * evaluation.
 *
 * <p>Paulius Micikevicius et al.: Mixed Precision Training. ICLR 2018, section 3.1, without scaling
 * of the loss, which numbers of the range of float32 do not need. Dhiraj Kalamkar et al.: A Study
 * of BFLOAT16 for Deep Learning Training. 2019, arXiv:1905.12322, section 4.
 */
public enum Precision {
  /** 24 bits of precision. */
  FLOAT32,
  /** 8 bits of precision and the range of float32; sums are float32 and rounded at their end. */
  BFLOAT16
}
