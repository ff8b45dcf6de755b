package org.evosearch.jobs.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What counts as near the optimum of a table: a share of its best rows, which means the same for
 * every metric and table, or a distance in the unit of the fitness.
 *
 * @param amount percent of the rows, or the distance
 * @param isShare whether it is a share of the rows
 */
public record Nearness(double amount, boolean isShare) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(%?)");
  private static final double ALL = 100;

  /** Reads {@code 1%} or {@code 0.5}; empty if it is neither. */
  public static Optional<Nearness> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
                new Nearness(Double.parseDouble(matcher.group(1)), !matcher.group(2).isEmpty()))
            .filter(near -> near.amount() > 0 && (!near.isShare() || near.amount() <= ALL))
        : Optional.empty();
  }

  /** Such as {@code to best 1 %} or {@code to within 0.5}. */
  String label() {
    String number = Figures.plain(amount);
    return isShare ? "to best " + number + " %" : "to within " + number;
  }

  /**
   * The smallest fitness that counts as near.
   *
   * @param fitness of all rows, at least one
   */
  double threshold(List<Double> fitness) {
    double[] best =
        fitness.stream().sorted(Comparator.reverseOrder()).mapToDouble(f -> f).toArray();
    int rows = (int) Math.ceil(best.length * amount / ALL);
    return isShare ? best[rows - 1] : best[0] - amount;
  }
}
