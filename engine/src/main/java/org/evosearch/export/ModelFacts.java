package org.evosearch.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the users of a network have to know of it, beside its graph and weights.
 *
 * @param origin texts by name: run, search, trial, genotype, fingerprint, dataset and the digest of
 *     its images, as far as they are known
 * @param pixels what pixels become before the network sees them, if that is known
 * @param classNames in the order of the outputs; empty if nobody knows them
 * @param testAccuracy in percent, if it was trained
 */
public record ModelFacts(
    Map<String, String> origin,
    Optional<PixelScale> pixels,
    List<String> classNames,
    OptionalDouble testAccuracy) {

  /** Copies map and list. */
  public ModelFacts {
    origin = new LinkedHashMap<>(origin);
    classNames = List.copyOf(classNames);
  }

  /** Of the class with the given index its name, or the index if names are not known. */
  public String className(int index) {
    return classNames.isEmpty() ? String.valueOf(index) : classNames.get(index);
  }
}
