package org.evosearch.inheritance;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.experiment.Experiment;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Three searches with one seed: all epochs per network from scratch, a quarter of them from
 * scratch, and a quarter of them on top of inherited weights. Then every network of the last
 * population of each is trained from scratch for all epochs with a seed that the search has not
 * seen.
 *
 * <p>{@code docs/experiments/inheritance.py} runs it and makes tables of what it prints: a line for
 * each network of a last population, with the score by which the search knew it and the one from
 * scratch, and a line for each search, with its epochs and its processor time in seconds.
 */
final class InheritanceComparison {

  private static final int QUARTER = 4;

  /** Generation of the streams of the seeds from scratch, which no search reaches. */
  private static final int LAST = 1_000_000;

  private final String label;
  private final long seed;
  private final Path settings;
  private final List<String> overrides;

  private InheritanceComparison(String... args) {
    this.label = args[0];
    this.seed = Long.parseLong(args[1]);
    this.settings = Path.of(args[2]);
    this.overrides = Arrays.asList(args).subList(3, args.length);
  }

  /**
   * Runs.
   *
   * @param args a label, the seed, a settings file whose {@code budget.epochs} is a multiple of
   *     four and whose strategy is {@code regularized}, and settings as key=value
   */
  public static void main(String[] args) {
    InheritanceComparison comparison = new InheritanceComparison(args);
    Settings all = comparison.settings();
    int epochs = all.root().section("budget").whole("epochs", QUARTER);
    String quarter = "budget.epochs=" + epochs / QUARTER;
    comparison.search("scratch, all epochs");
    comparison.search("scratch, a quarter", quarter);
    comparison.search("morphism, a quarter", quarter, "evaluation.trained.inherit=morphism");
  }

  private Settings settings(String... more) {
    List<String> values = new ArrayList<>(overrides);
    values.addAll(List.of(more));
    values.add("run.seed=" + seed);
    return Settings.load(settings, values);
  }

  private void search(String treatment, String... more) {
    Settings chosen = settings(more);
    Experiment<?> experiment =
        Experiment.of(chosen, "inheritance", List.of())
            .keepingIn(path -> new MemoryFolder(label + seed + treatment + path));
    List<TrialRecord> trials = new ArrayList<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void committed(GenerationRecord generation) {
            trials.addAll(generation.trials());
          }
        };
    double before = processorSeconds();
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1);
        Journal journal = new InMemoryJournal()) {
      experiment.run(runner, journal, listener);
    }
    double spent = processorSeconds() - before;
    System.out.printf(
        Locale.ROOT,
        "search;%s;%d;%s;%d;%.1f%n",
        label,
        seed,
        treatment,
        trials.stream().mapToInt(InheritanceComparison::epochs).sum(),
        spent);
    int population =
        chosen.root().section("strategy").section("regularized").whole("population", 1);
    reEvaluate(treatment, trials.subList(trials.size() - population, trials.size()));
  }

  private static int epochs(TrialRecord record) {
    return record.reusedFrom() == null && record.outcome() instanceof Outcome.Measured measured
        ? measured.curve().size()
        : 0;
  }

  private void reEvaluate(String treatment, List<TrialRecord> population) {
    Settings all = settings();
    Experiment<?> experiment = Experiment.of(all, "inheritance", List.of());
    Budget budget = new Budget(all.root().section("budget").whole("epochs", 1), 0, 1);
    List<Trial> again =
        IntStream.range(0, population.size())
            .mapToObj(place -> again(population.get(place).trial(), place, budget))
            .toList();
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1)) {
      List<Outcome> outcomes = TrialRunner.await(runner.start(again, (trial, outcome) -> {}));
      Map<TrialId, Double> scores = new TreeMap<>();
      for (int place = 0; place < again.size(); place++) {
        scores.put(population.get(place).trial().id(), accuracy(outcomes.get(place)));
      }
      population.forEach(record -> print(treatment, record, scores));
    }
  }

  private Trial again(Trial trial, int place, Budget budget) {
    long fresh = new RandomStreams(seed).derivedSeed(Purpose.TRIAL, LAST, place);
    return new Trial(
        new TrialId(LAST, place), trial.candidate(), trial.fingerprint(), budget, fresh);
  }

  private void print(String treatment, TrialRecord record, Map<TrialId, Double> scores) {
    TrialId id = record.trial().id();
    System.out.printf(
        Locale.ROOT,
        "network;%s;%d;%s;%s;%.4f;%.4f%n",
        label,
        seed,
        treatment,
        id,
        accuracy(record.outcome()),
        scores.get(id));
  }

  /** In percent; 0 for a network that failed. */
  private static double accuracy(Outcome outcome) {
    return outcome instanceof Outcome.Measured measured
        ? measured.metrics().getOrDefault(Metric.VALIDATION_ACCURACY, 0.0)
        : 0;
  }

  private static double processorSeconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }
}
