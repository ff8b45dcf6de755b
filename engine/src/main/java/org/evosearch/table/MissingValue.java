package org.evosearch.table;

import java.util.Locale;
import java.util.Set;

/** The texts by which pandas, NumPy, R and spreadsheets mark a missing number. */
public final class MissingValue {

  private static final Set<String> WORDS =
      Set.of("", "nan", "+nan", "-nan", "na", "n/a", "#n/a", "<na>", "none", "null");

  /** Longest of the words; longer texts are told by their length. */
  private static final int LONGEST = 4;

  private MissingValue() {}

  /** Whether a text, without spaces around it, marks a missing number. */
  public static boolean is(String text) {
    return text.length() <= LONGEST && WORDS.contains(text.toLowerCase(Locale.ROOT));
  }
}
