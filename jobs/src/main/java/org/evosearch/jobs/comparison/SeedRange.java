package org.evosearch.jobs.comparison;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Seeds from the command line: one, or a range such as {@code 0..99}. */
public final class SeedRange {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");
  private static final int MOST = 100_000;

  private SeedRange() {}

  /**
   * The seeds of a text.
   *
   * @throws IllegalArgumentException if it is no such range; the message has the text and what is
   *     allowed
   */
  public static List<Long> parse(String text) {
    Matcher range = RANGE.matcher(text);
    require(range.matches(), text, "such as 7 or 0..99");
    long first = Long.parseLong(range.group(1));
    long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
    require(first <= last, text, "the smaller one first");
    require(last - first < MOST, text, "at most " + MOST);
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static void require(boolean valid, String text, String allowed) {
    if (!valid) {
      throw new IllegalArgumentException(text + " (" + allowed + ")");
    }
  }
}
