package org.evosearch.device;

import java.io.Serializable;
import java.util.Locale;

/**
 * A GPU as the driver reports it.
 *
 * @param index among the visible ones
 * @param name such as {@code NVIDIA A100-SXM4-40GB}
 * @param bytes of its memory
 * @param capability ten times the major and once the minor number of its compute capability
 */
public record Gpu(int index, String name, long bytes, int capability) implements Serializable {

  private static final double GIBIBYTE = 1L << 30;

  /** Such as {@code gpu(0) NVIDIA A100-SXM4-40GB, 39.4 GiB, sm_80}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "gpu(%d) %s, %.1f GiB, sm_%d", index, name, bytes / GIBIBYTE, capability);
  }
}
