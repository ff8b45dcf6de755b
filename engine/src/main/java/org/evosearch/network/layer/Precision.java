package org.evosearch.network.layer;

/**
 * In what numbers convolutions, linear maps and attention are computed while a network trains. All
 * else is float32: the weights that are moved and saved, normalizations, what layers hand on to
 * others, losses, and a pass at evaluation.
 *
 * <p>Paulius Micikevicius et al.: Mixed Precision Training. ICLR 2018, section 3.1, whose scaling
 * of the loss numbers of the range of float32 do without. Dhiraj Kalamkar et al.: A Study of
 * BFLOAT16 for Deep Learning Training. 2019, arXiv:1905.12322, section 4.
 */
public enum Precision {
  /** 24 bits of precision. */
  FLOAT32,
  /** 8 bits of precision and the range of float32; sums are float32 and rounded at their end. */
  BFLOAT16
}
