package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The importance of each gene: the Pearson divergence of its density among the best trials from
 * that among all.
 *
 * <p>Shuhei Watanabe et al.: PED-ANOVA: Efficiently Quantifying Hyperparameter Importance in
 * Arbitrary Subspaces. IJCAI 2023, equation 14. A gene that only some trials have counts within
 * these, times b&sup2;/a for the shares a of all and b of the best trials that have it, as in
 * conditional PED-ANOVA (2026). Deviations: numbers are discretized to 50 steps between the
 * smallest and the largest value that was tried, with Scott's rule; words are smoothed by the
 * weight of one trial in all.
 */
final class PedAnova {

  private static final int STEPS = 50;
  private static final int MAX_WORDS = 12;

  /** Scott's rule for a normal kernel. */
  private static final double SCOTT = 1.059;

  private final List<Map<String, Object>> all;
  private final List<Map<String, Object>> best;

  /**
   * Takes the genes of trials.
   *
   * @param all genes of all trials
   * @param best genes of the best trials
   */
  PedAnova(List<Map<String, Object>> all, List<Map<String, Object>> best) {
    this.all = all;
    this.best = best;
  }

  /** The importance of each gene, in a sum of 1, largest first; empty if none varies. */
  Map<String, Double> importance() {
    Map<String, Double> divergences = new HashMap<>();
    Collection<String> names = new TreeSet<>();
    all.forEach(genes -> names.addAll(genes.keySet()));
    names.forEach(name -> divergences.put(name, divergence(name)));
    double sum = divergences.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> sorted = new LinkedHashMap<>();
    if (sum > 0) {
      divergences.entrySet().stream()
          .sorted(
              Map.Entry.<String, Double>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(entry -> sorted.put(entry.getKey(), entry.getValue() / sum));
    }
    return sorted;
  }

  private double divergence(String name) {
    List<Object> among = values(all, name);
    List<Object> amongBest = values(best, name);
    if (amongBest.isEmpty() || among.stream().distinct().count() < 2) {
      return 0;
    }
    double share = among.size() / (double) all.size();
    double shareOfBest = amongBest.size() / (double) best.size();
    return shareOfBest * shareOfBest / share * pearson(among, amongBest);
  }

  private static List<Object> values(List<Map<String, Object>> trials, String name) {
    return trials.stream().map(genes -> genes.get(name)).filter(Objects::nonNull).toList();
  }

  private static double pearson(List<Object> among, List<Object> amongBest) {
    boolean numbers = among.stream().allMatch(Double.class::isInstance);
    boolean many = among.stream().distinct().count() > MAX_WORDS;
    double[] p = numbers && many ? smooth(among, among) : frequencies(among, among);
    double[] q = numbers && many ? smooth(amongBest, among) : frequencies(amongBest, among);
    return IntStream.range(0, p.length).mapToDouble(i -> p[i] * square(q[i] / p[i] - 1)).sum();
  }

  private static double square(double x) {
    return x * x;
  }

  /** Frequencies of the words, with a pseudocount of 1 / words for each. */
  private static double[] frequencies(List<Object> values, List<Object> domain) {
    List<Object> words = new ArrayList<>(domain.stream().distinct().toList());
    double[] counts = new double[words.size()];
    Arrays.fill(counts, 1.0 / words.size());
    Map<Object, Integer> index = new HashMap<>();
    words.forEach(word -> index.put(word, index.size()));
    values.forEach(value -> counts[Objects.requireNonNull(index.get(value))]++);
    return normalized(counts);
  }

  /** A density on the steps: normal kernels and, with the weight of one trial, a uniform prior. */
  private static double[] smooth(List<Object> values, List<Object> domain) {
    double low = numbers(domain).min().orElseThrow();
    double width = (numbers(domain).max().orElseThrow() - low) / (STEPS - 1);
    int[] steps = numbers(values).mapToInt(v -> (int) Math.rint((v - low) / width)).toArray();
    double bandwidth = bandwidth(steps);
    double[] density = new double[STEPS];
    Arrays.fill(density, 1.0 / STEPS);
    double[] counts = new double[STEPS];
    Arrays.stream(steps).forEach(step -> counts[step]++);
    for (int step = 0; step < STEPS; step++) {
      addKernel(density, step, counts[step], bandwidth);
    }
    return normalized(density);
  }

  private static DoubleStream numbers(List<Object> values) {
    return values.stream().mapToDouble(value -> (Double) value);
  }

  private static void addKernel(double[] density, int center, double weight, double bandwidth) {
    if (weight > 0) {
      double[] kernel =
          IntStream.range(0, STEPS)
              .mapToDouble(i -> Math.exp(-square((i - center) / bandwidth) / 2))
              .toArray();
      double sum = Arrays.stream(kernel).sum();
      IntStream.range(0, STEPS).forEach(i -> density[i] += weight * kernel[i] / sum);
    }
  }

  /** By Scott's rule, but so wide that at most 90 % of a kernel lies within one step. */
  private static double bandwidth(int[] steps) {
    Quartiles spread = Quartiles.of(Arrays.stream(steps).asDoubleStream());
    double variance =
        Arrays.stream(steps).mapToDouble(step -> square(step - spread.mean())).sum()
            / Math.max(1, steps.length - 1);
    double deviation = Math.min((spread.third() - spread.first()) / 1.34, Math.sqrt(variance));
    return Math.max(SCOTT * deviation * Math.pow(steps.length, -0.2), 0.5 / 1.64);
  }

  private static double[] normalized(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
