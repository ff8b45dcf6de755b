package org.evosearch.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant by a name that there is not. */
public final class NearestName {

  private NearestName() {}

  /** The name with the fewest other letters, the first of several; empty if there are none. */
  public static Optional<String> of(String name, Collection<String> known) {
    return known.stream().min(byDistance(name));
  }

  /** Orders names by the letters in which they differ from one. */
  static Comparator<String> byDistance(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return Comparator.comparingInt(one -> distance.apply(one, name));
  }
}
