package org.evosearch.control;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.config.Settings;
import org.evosearch.experiment.Experiment;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;

/**
 * Searches for a network that solves a control problem, once for each of several seeds, without a
 * store: how many solve it, and after how many generations and evaluations.
 *
 * <pre>{@code
 * mvn -q -pl engine test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp engine/target/classes:engine/target/test-classes:$(cat engine/target/classpath) \
 *   org.evosearch.control.ControlSearches conf/experiments/neat-xor.conf 100 119
 * }</pre>
 *
 * <p>Evaluations count every proposal up to the one that solves the problem, also those whose
 * outcome was reused.
 */
final class ControlSearches {

  private static final double SOLVED = 100;

  private ControlSearches() {}

  /**
   * What a search that solved its problem took.
   *
   * @param generations the number of the solving one, from 1
   * @param evaluations proposals up to the solving one
   * @param weights of the solving network
   * @param hidden neurons of it, 0 for a perceptron
   */
  private record Solution(int generations, int evaluations, long weights, int hidden) {}

  /**
   * Runs.
   *
   * @param args a settings file, the first and the last seed, and settings as key=value
   */
  public static void main(String[] args) {
    int first = Integer.parseInt(args[1]);
    int last = Integer.parseInt(args[2]);
    List<Solution> solutions = new ArrayList<>();
    List<Integer> failed = new ArrayList<>();
    for (int seed = first; seed <= last; seed++) {
      List<String> overrides = new ArrayList<>(Arrays.asList(args).subList(3, args.length));
      overrides.add("run.seed=" + seed);
      Optional<Solution> solution = solution(Settings.load(Path.of(args[0]), overrides));
      solution.ifPresent(solutions::add);
      if (solution.isEmpty()) {
        failed.add(seed);
      }
    }
    report(solutions, last - first + 1, failed);
  }

  private static void report(List<Solution> solutions, int runs, List<Integer> failed) {
    double[] evaluations = solutions.stream().mapToDouble(Solution::evaluations).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "solved %d of %d, generations %.1f, evaluations %.0f (median %.0f, most %.0f), weights"
            + " %.1f, hidden %.2f; unsolved seeds %s%n",
        solutions.size(),
        runs,
        solutions.stream().mapToInt(Solution::generations).average().orElse(Double.NaN),
        Arrays.stream(evaluations).average().orElse(Double.NaN),
        evaluations.length == 0 ? Double.NaN : evaluations[evaluations.length / 2],
        evaluations.length == 0 ? Double.NaN : evaluations[evaluations.length - 1],
        solutions.stream().mapToLong(Solution::weights).average().orElse(Double.NaN),
        solutions.stream().mapToInt(Solution::hidden).average().orElse(Double.NaN),
        failed);
  }

  private static Optional<Solution> solution(Settings settings) {
    Experiment<?> experiment = Experiment.of(settings, "control", List.of());
    List<GenerationRecord> solving = new ArrayList<>();
    int[] proposals = {0};
    SearchListener listener =
        new SearchListener() {
          @Override
          public void committed(GenerationRecord generation) {
            if (solving.isEmpty() && solver(generation).isPresent()) {
              solving.add(generation);
            } else if (solving.isEmpty()) {
              proposals[0] += generation.trials().size();
            }
          }
        };
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1);
        Journal journal = new InMemoryJournal()) {
      SearchResult result = experiment.run(runner, journal, listener);
      System.out.println(settings.root().section("run").longWhole("seed") + ": " + reached(result));
    }
    return solving.stream().findFirst().map(generation -> solution(generation, proposals[0]));
  }

  /** The accuracy of the network with the best fitness. */
  private static String reached(SearchResult result) {
    return result.hallOfFame().stream()
        .findFirst()
        .flatMap(
            best -> best.outcome().metric(Metric.VALIDATION_ACCURACY).stream().boxed().findAny())
        .map(accuracy -> String.format(Locale.ROOT, "%.1f %%", accuracy))
        .orElse("nothing");
  }

  private static Solution solution(GenerationRecord generation, int before) {
    int place = solver(generation).orElseThrow();
    TrialRecord record = generation.trials().get(place);
    if (!(record.trial().candidate() instanceof Candidate.Weighted weighted)) {
      throw new IllegalArgumentException("Invalid candidate: " + record.trial().candidate());
    }
    Phenotype phenotype = weighted.phenotype();
    int hidden =
        phenotype instanceof WeightedGraph graph
            ? graph.neurons().size() - graph.outputNeurons().size()
            : 0;
    return new Solution(
        generation.generation() + 1, before + place + 1, phenotype.parameters(), hidden);
  }

  private static Optional<Integer> solver(GenerationRecord generation) {
    return IntStream.range(0, generation.trials().size())
        .boxed()
        .filter(place -> solves(generation.trials().get(place)))
        .findFirst();
  }

  private static boolean solves(TrialRecord record) {
    return record.outcome() instanceof Outcome.Measured measured
        && measured.metrics().getOrDefault(Metric.VALIDATION_ACCURACY, 0.0) == SOLVED;
  }
}
