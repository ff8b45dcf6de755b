package org.evosearch.device;

import java.util.Optional;

/**
 * The libtorch that DJL will load, and its JNI library.
 *
 * @param version of libtorch, as far as it is known before loading
 * @param cuda version of CUDA that it was built with, such as {@code 12.6}; empty if it was built
 *     for the CPU
 * @param flavor of the JNI library, such as {@code cu128}
 * @param from where libtorch is
 * @param jni where the JNI library is
 */
public record Natives(
    String version, Optional<String> cuda, String flavor, String from, String jni) {

  /** Such as {@code 2.7.1 with CUDA 12.6, from /opt/torch/lib}. */
  String libtorch() {
    return version
        + cuda.map(build -> " with CUDA " + build).orElse(" for the CPU")
        + ", from "
        + from;
  }
}
