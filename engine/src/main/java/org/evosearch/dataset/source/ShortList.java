package org.evosearch.dataset.source;

import java.util.Collection;
import java.util.stream.Collectors;

/** The beginning of a list in words. */
final class ShortList {

  private static final int SHOWN = 5;

  private ShortList() {}

  static String of(Collection<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
