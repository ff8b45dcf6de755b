package org.evosearch.jobs.comparison;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.evosearch.jobs.comparison.VariantStatistics.Spread;

/**
 * How the numbers of a column are written: with at least four significant digits of the largest and
 * two of what they differ by, so that neither 94.37 nor 0.5749 hides differences.
 *
 * @param decimals behind the point
 */
record Figures(int decimals) {

  /** Where a number has no value, such as the best of a search that has measured nothing yet. */
  static final String NONE = "-";

  private static final int LEAST = 2;
  private static final int MOST = 9;
  private static final int SIGNIFICANT = 4;
  private static final double ROUNDING = 1e-9;

  /** For numbers of one column; those that are not finite do not matter. */
  static Figures of(DoubleStream numbers) {
    double[] finite = numbers.filter(Double::isFinite).toArray();
    double largest = DoubleStream.of(finite).map(Math::abs).max().orElse(1);
    double range =
        DoubleStream.of(finite).max().orElse(0) - DoubleStream.of(finite).min().orElse(0);
    int needed = Math.max(SIGNIFICANT - 1 - magnitude(largest), 1 - magnitude(range));
    return new Figures(Math.min(Math.max(needed, LEAST), MOST));
  }

  /** The power of ten of a number's first digit, 1 of nothing; 0.000999... counts as 0.001. */
  private static int magnitude(double number) {
    return number > 0 ? (int) Math.floor(Math.log10(number) + ROUNDING) : 1;
  }

  String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : NONE;
  }

  /** A median with its interval. */
  String spread(Spread spread) {
    return "%s [%s, %s]"
        .formatted(number(spread.median()), number(spread.low()), number(spread.high()));
  }

  /** A number in as few digits as it needs. */
  static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
