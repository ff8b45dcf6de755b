package org.evosearch.device;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What NVIDIA's driver reports.
 *
 * @param version of the kernel module, empty if unknown
 * @param cuda newest version of CUDA that it supports: a thousand times the major and ten times the
 *     minor number
 * @param gpus that are visible to this process
 */
public record Driver(String version, int cuda, List<Gpu> gpus) implements Serializable {

  private static final int MAJOR = 1000;

  /** Copies the GPUs. */
  public Driver {
    gpus = List.copyOf(gpus);
  }

  /** Major number of the newest version of CUDA. */
  int cudaMajor() {
    return cuda / MAJOR;
  }

  /** The GPUs on one line. */
  String devices() {
    return gpus.stream().map(Gpu::toString).collect(Collectors.joining("; "));
  }

  /** Such as {@code NVIDIA 570.86.15, for CUDA up to 12.8}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "NVIDIA%s, for CUDA up to %d.%d",
        version.isEmpty() ? "" : " " + version,
        cudaMajor(),
        cuda % MAJOR / 10);
  }
}
