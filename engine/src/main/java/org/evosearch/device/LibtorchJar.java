package org.evosearch.device;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A jar with libtorch on the class path.
 *
 * @param version of libtorch
 * @param flavor {@code cpu}, or the version of CUDA, such as {@code cu128}
 * @param machine operating system and processor, as DJL names them
 */
record LibtorchJar(String version, String flavor, String machine) {

  /** All jars for this machine. */
  static List<LibtorchJar> all(Surroundings surroundings) {
    return surroundings.properties("native/lib/pytorch.properties").stream()
        .filter(found -> found.getProperty("placeholder") == null)
        .map(
            found ->
                new LibtorchJar(
                    found.getProperty("version", ""),
                    found.getProperty("flavor", "cpu"),
                    found.getProperty("classifier", "")))
        .filter(jar -> jar.machine().equals(surroundings.machine()))
        .toList();
  }

  /** The jar that DJL selects: CUDA before the CPU, newer before older. */
  static Optional<LibtorchJar> best(Surroundings surroundings) {
    return all(surroundings).stream()
        .filter(jar -> jar.runsWith(surroundings.runtime()))
        .max(Comparator.comparing(LibtorchJar::flavor).thenComparing(LibtorchJar::version));
  }

  private boolean runsWith(Optional<String> runtime) {
    return !isForCuda()
        || runtime.filter(version -> flavor.substring(2).compareTo(version) <= 0).isPresent();
  }

  /** Whether it has libraries for GPUs. */
  boolean isForCuda() {
    return flavor.startsWith("cu");
  }

  /** The version of CUDA, such as {@code 12.8} for {@code cu128}; empty for CPUs. */
  Optional<String> cuda() {
    int minor = flavor.length() - 1;
    return isForCuda()
        ? Optional.of(flavor.substring(2, minor) + "." + flavor.substring(minor))
        : Optional.empty();
  }
}
