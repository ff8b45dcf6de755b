package org.evosearch.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.table.CsvFormat;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.TrialId;

/**
 * Evaluations until a strategy finds the best row of a table, and milliseconds for a proposal,
 * without a store.
 *
 * <p>Arguments: settings file, evaluations at most, first seed, number of seeds, overrides that all
 * variants share, then for each variant {@code name:override,override}; overrides are separated by
 * spaces, for instance {@code "surrogate:strategy.surrogate.model=fitted"}.
 */
public final class EvaluationsToOptimum {

  private final Path file;
  private final int most;
  private final List<String> shared;

  private EvaluationsToOptimum(Path file, int most, List<String> shared) {
    this.file = file;
    this.most = most;
    this.shared = shared;
  }

  /** Measures. */
  public static void main(String[] args) {
    int first = Integer.parseInt(args[2]);
    int seeds = Integer.parseInt(args[3]);
    EvaluationsToOptimum table =
        new EvaluationsToOptimum(Path.of(args[0]), Integer.parseInt(args[1]), words(args[4]));
    for (String variant : Arrays.asList(args).subList(5, args.length)) {
      int colon = variant.indexOf(':');
      table.print(variant.substring(0, colon), words(variant.substring(colon + 1)), first, seeds);
    }
  }

  private static List<String> words(String text) {
    return Stream.of(text.trim().split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  private void print(String name, List<String> overrides, int first, int seeds) {
    int[] counts = new int[seeds];
    double proposals = 0;
    long nanos = 0;
    long slowest = 0;
    for (int i = 0; i < seeds; i++) {
      Run run = run(overrides, first + i);
      counts[i] = run.evaluations();
      proposals += run.asked();
      nanos += run.nanos();
      slowest = Math.max(slowest, run.slowest());
    }
    int[] sorted = counts.clone();
    Arrays.sort(sorted);
    long missed = Arrays.stream(counts).filter(count -> count > most).count();
    System.out.printf(
        Locale.ROOT,
        "%-20s median %3d, 95th %3d, failed %d of %d; %.1f ms a proposal, at most %d ms %s%n",
        name,
        sorted[(seeds - 1) / 2],
        sorted[(int) Math.ceil(0.95 * seeds) - 1],
        missed,
        seeds,
        nanos / 1e6 / proposals,
        slowest / 1_000_000,
        Arrays.toString(counts));
  }

  /** What came of one search; nanoseconds are those of asking and telling. */
  private record Run(int evaluations, int asked, long nanos, long slowest) {}

  private Run run(List<String> overrides, int seed) {
    List<String> all = new ArrayList<>(shared);
    all.addAll(overrides);
    all.add("run.seed=" + seed);
    Experiment<?> experiment =
        Experiment.of(Settings.load(file, all), "benchmark", List.of(CsvFormat.CSV));
    return run(experiment);
  }

  @SuppressWarnings("unchecked") // tables are of spaces of choices
  private Run run(Experiment<?> experiment) {
    Experiment<Choices> choices = (Experiment<Choices>) experiment;
    TabularRecipe recipe = (TabularRecipe) choices.recipe();
    Metric metric = choices.search().plan().goal().objectives().get(0).metric();
    double optimum =
        recipe.load().keys().stream()
            .mapToDouble(key -> recipe.load().row(key).getOrDefault(metric, Double.NaN))
            .filter(value -> !Double.isNaN(value))
            .max()
            .orElseThrow();
    return run(
        choices.search().strategy(),
        choices.search().space(),
        choices.search().streams(),
        key -> value(recipe, key, metric),
        optimum);
  }

  /** The value of a row. */
  private interface Row {
    OptionalDouble value(String key);
  }

  private static OptionalDouble value(TabularRecipe recipe, String key, Metric metric) {
    Double value = recipe.load().row(key).get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private Run run(
      SearchStrategy<Choices> strategy,
      SearchSpace<Choices> space,
      RandomStreams streams,
      Row rows,
      double optimum) {
    int count = 0;
    long nanos = 0;
    long slowest = 0;
    int asked = 0;
    for (int generation = 0; count < most; generation++) {
      long begin = System.nanoTime();
      List<Proposal<Choices>> proposals = strategy.ask(generation, streams);
      long took = System.nanoTime() - begin;
      nanos += took;
      slowest = generation == 0 ? slowest : Math.max(slowest, took);
      asked += proposals.size();
      List<Evaluation<Choices>> told = new ArrayList<>();
      for (Proposal<Choices> proposal : proposals) {
        DecodedCandidate decoded = space.decode(proposal.genotype());
        OptionalDouble value = rows.value(((Candidate.TableEntry) decoded.candidate()).key());
        count++;
        if (value.isPresent() && value.getAsDouble() == optimum) {
          return new Run(count, asked, nanos, slowest);
        }
        told.add(
            new Evaluation<>(
                new TrialId(generation, told.size()), proposal, decoded.fingerprint(), value, 0));
      }
      strategy.tell(told);
    }
    return new Run(most + 1, asked, nanos, slowest);
  }
}
