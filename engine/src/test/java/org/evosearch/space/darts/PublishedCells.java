package org.evosearch.space.darts;

/**
 * Cells that their authors have published for CIFAR-10, with the size of the final network, whose
 * thousands are published.
 */
enum PublishedCells {
  /** DARTS, first order. */
  DARTS_V1(
      3_169_414,
      "('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 0), ('sep_conv_3x3', 1),"
          + " ('skip_connect', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 2)",
      "('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 0),"
          + " ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('avg_pool_3x3', 0)"),
  /** DARTS, second order. */
  DARTS_V2(
      3_349_342,
      "('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 1),"
          + " ('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0), ('dil_conv_3x3', 2)",
      "('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 1),"
          + " ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)"),
  /** PC-DARTS. */
  PC_DARTS(
      3_634_678,
      "('sep_conv_3x3', 1), ('skip_connect', 0), ('sep_conv_3x3', 0), ('dil_conv_3x3', 1),"
          + " ('sep_conv_5x5', 0), ('sep_conv_3x3', 1), ('avg_pool_3x3', 0), ('dil_conv_3x3', 1)",
      "('sep_conv_5x5', 1), ('max_pool_3x3', 0), ('sep_conv_5x5', 1), ('sep_conv_5x5', 2),"
          + " ('sep_conv_3x3', 0), ('sep_conv_3x3', 3), ('sep_conv_3x3', 1), ('sep_conv_3x3', 2)"),
  /** EG-NAS, the earlier one. */
  EG_NAS_EARLIER(
      3_603_358,
      "('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('dil_conv_3x3', 0),"
          + " ('dil_conv_3x3', 2), ('skip_connect', 3), ('sep_conv_3x3', 1), ('dil_conv_5x5', 3)",
      "('sep_conv_3x3', 1), ('max_pool_3x3', 0), ('dil_conv_5x5', 2), ('sep_conv_3x3', 0),"
          + " ('sep_conv_3x3', 2), ('max_pool_3x3', 0), ('dil_conv_3x3', 3), ('skip_connect', 2)"),
  /** EG-NAS. */
  EG_NAS(
      3_705_742,
      "('sep_conv_5x5', 1), ('sep_conv_3x3', 0), ('dil_conv_3x3', 2), ('sep_conv_3x3', 0),"
          + " ('sep_conv_3x3', 2), ('max_pool_3x3', 0), ('avg_pool_3x3', 0), ('sep_conv_5x5', 4)",
      "('skip_connect', 0), ('max_pool_3x3', 1), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
          + " ('sep_conv_5x5', 3), ('max_pool_3x3', 1), ('sep_conv_3x3', 4), ('max_pool_3x3', 2)");

  private final long parameters;
  private final String normal;
  private final String reduction;

  PublishedCells(long parameters, String normal, String reduction) {
    this.parameters = parameters;
    this.normal = normal;
    this.reduction = reduction;
  }

  /** Learned numbers of the network for CIFAR-10: 36 channels, 20 cells. */
  long parameters() {
    return parameters;
  }

  /** The published form. */
  String text() {
    return "Genotype(normal=[%s], normal_concat=range(2, 6), reduce=[%s], reduce_concat=range(2, 6))"
        .formatted(normal, reduction);
  }
}
