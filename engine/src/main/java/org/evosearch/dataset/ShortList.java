package org.evosearch.dataset;

import java.util.Collection;
import java.util.stream.Collectors;

/** The beginning of a list, for messages. */
public final class ShortList {

  private static final int SHOWN = 5;

  private ShortList() {}

  /** The first five names, and how many more there are. */
  public static String of(Collection<String> names) {
    return of(names, SHOWN);
  }

  /** The first names, and how many more there are. */
  public static String of(Collection<String> names, int most) {
    String shown = names.stream().limit(most).collect(Collectors.joining(", "));
    int more = names.size() - most;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
