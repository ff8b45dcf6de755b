package org.evosearch.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as pandas, NumPy, R and spreadsheets write them. */
final class NumberText {

  private static final Set<String> INFINITE = Set.of("inf", "infinity", "1.#inf");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern WITH_COMMAS = Pattern.compile("[+-]?\\d+([.,]\\d+)*,\\d+");
  private static final Pattern WHOLE = Pattern.compile("([+-]?\\d+)\\.0+");

  private NumberText() {}

  /**
   * Reads a number.
   *
   * @return NaN for texts that mark a missing value; infinite for those that mark an infinite one
   * @throws NumberFormatException with a clause for the user, if it is not a number
   */
  static double parse(String text) {
    if (MissingValue.is(text)) {
      return Double.NaN;
    }
    String word = text.toLowerCase(Locale.ROOT);
    String size = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
    if (INFINITE.contains(size)) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException(complaint(text));
    }
    return finite(Double.parseDouble(text));
  }

  private static double finite(double value) {
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("which is larger than any number here");
    }
    return value;
  }

  private static String complaint(String text) {
    if (text.endsWith("%")) {
      return "which must not have a percent sign";
    }
    return WITH_COMMAS.matcher(text).matches()
        ? "which has to have a decimal point, and no commas"
        : "which is no number";
  }

  /** A whole number without decimals, 12 for 12.0; any other text unchanged. */
  static String plain(String text) {
    Matcher whole = WHOLE.matcher(text);
    return whole.matches() ? whole.group(1) : text;
  }
}
