package org.evosearch.space.autoformer;

import java.util.List;
import org.evosearch.config.Section;

/**
 * The alternatives that genotypes choose from, each list ascending.
 *
 * @param depths numbers of layers
 * @param widths of a token, the same in all layers
 * @param ratios of the inner width of a layer to the width of a token, for each layer
 * @param heads numbers of attention heads, for each layer
 */
record Alternatives(
    List<Integer> depths, List<Integer> widths, List<Double> ratios, List<Integer> heads) {

  /** AutoFormer-T. Minghao Chen et al.: AutoFormer, ICCV 2021; lists from the authors' code. */
  static final Alternatives TINY =
      new Alternatives(
          List.of(12, 13, 14), List.of(192, 216, 240), List.of(3.5, 4.0), List.of(3, 4));

  /** AutoFormer-S. */
  static final Alternatives SMALL =
      new Alternatives(
          List.of(12, 13, 14), List.of(320, 384, 448), List.of(3.0, 3.5, 4.0), List.of(5, 6, 7));

  /** AutoFormer-B. */
  static final Alternatives BASE =
      new Alternatives(
          List.of(14, 15, 16), List.of(528, 576, 624), List.of(3.0, 3.5, 4.0), List.of(9, 10));

  private static final double LARGEST = 100_000;

  /** Copies the lists. */
  Alternatives {
    depths = List.copyOf(depths);
    widths = List.copyOf(widths);
    ratios = List.copyOf(ratios);
    heads = List.copyOf(heads);
  }

  /** Reads section {@code space.autoformer.own}. */
  static Alternatives of(Section section) {
    return new Alternatives(
        wholes(section, "depth"),
        wholes(section, "width"),
        ascending(section, "mlp-ratio"),
        wholes(section, "heads"));
  }

  private static List<Integer> wholes(Section section, String key) {
    List<Double> numbers = ascending(section, key);
    if (numbers.stream().anyMatch(number -> number != Math.rint(number))) {
      throw section.invalid(key, "whole numbers");
    }
    return numbers.stream().map(Double::intValue).toList();
  }

  private static List<Double> ascending(Section section, String key) {
    List<Double> numbers = section.reals(key);
    boolean sound = numbers.stream().allMatch(number -> number > 0 && number <= LARGEST);
    if (numbers.isEmpty() || !sound || !numbers.equals(sorted(numbers))) {
      throw section.invalid(key, "at least one number above 0, each larger than the one before");
    }
    return numbers;
  }

  private static List<Double> sorted(List<Double> numbers) {
    return numbers.stream().sorted().distinct().toList();
  }

  /** The largest depth; each of these layers has genes. */
  int mostLayers() {
    return depths.get(depths.size() - 1);
  }

  /** The words of a list. */
  static List<String> words(List<? extends Number> numbers) {
    return numbers.stream().map(Alternatives::word).toList();
  }

  /** A number as text; whole numbers without a decimal point. */
  static String word(Number number) {
    double value = number.doubleValue();
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
