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
 * @param testAccuracy in percent, if it was trained and tells classes
 * @param table what rows become, if it is a table's
 */
public record ModelFacts(
    Map<String, String> origin,
    Optional<PixelScale> pixels,
    List<String> classNames,
    OptionalDouble testAccuracy,
    Optional<TableFacts> table) {

  /** Of a network of images, or of one without data. */
  public ModelFacts(
      Map<String, String> origin,
      Optional<PixelScale> pixels,
      List<String> classNames,
      OptionalDouble testAccuracy) {
    this(origin, pixels, classNames, testAccuracy, Optional.empty());
  }

  /** Copies map and list. */
  public ModelFacts {
    origin = new LinkedHashMap<>(origin);
    classNames = List.copyOf(classNames);
  }

  /** Whether the network is one of signals, as far as its data set is known. */
  public boolean isOfSignals() {
    return pixels.filter(PixelScale::isOfSignals).isPresent();
  }

  /** Whether the network predicts numbers, and tells no classes. */
  public boolean isNumbers() {
    return table.filter(TableFacts::isNumbers).isPresent();
  }

  /** Of the class with the given index its name, or the index if names are not known. */
  public String className(int index) {
    return classNames.isEmpty() ? String.valueOf(index) : classNames.get(index);
  }
}
