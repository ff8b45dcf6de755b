package org.evosearch.network.layer;

/** Which of several equivalent kernels the layers of a network use. */
public final class Kernels {

  private boolean fused;

  /**
   * From now on self-attention is one operation of libtorch that keeps no array of all pairs of
   * tokens, except where it depends on relative positions. Its results are rounded in another
   * order.
   *
   * <p>Tri Dao et al.: FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness.
   * NeurIPS 2022, algorithm 1.
   */
  public void fuseAttention() {
    fused = true;
  }

  boolean areFused() {
    return fused;
  }
}
