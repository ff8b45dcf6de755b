package org.evosearch.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests a known name for an unknown one. */
public final class NearestName {

  private NearestName() {}

  /**
   * The known name with the smallest edit distance, the first of several; empty if none is known.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    return known.stream().min(byDistance(name));
  }

  /** Orders names by their edit distance from the given one. */
  static Comparator<String> byDistance(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return Comparator.comparingInt(one -> distance.apply(one, name));
  }
}
