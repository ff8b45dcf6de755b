package org.evosearch.export.pytorch;

/** Modules that PyTorch does not have; their sources are resources beside this class. */
enum TorchBlock {
  /** Gates of channels. */
  SQUEEZE_EXCITATION("SqueezeExcitation"),
  /** Attention. */
  SELF_ATTENTION("SelfAttention"),
  /** Attention with relative positions; extends the previous one. */
  RELATIVE_ATTENTION("RelativeAttention");

  private final String module;

  TorchBlock(String module) {
    this.module = module;
  }

  /** Name of the class in Python. */
  String module() {
    return module;
  }
}
