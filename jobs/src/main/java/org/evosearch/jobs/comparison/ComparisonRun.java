package org.evosearch.jobs.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.experiment.Experiment;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.jobs.runner.Stage;
import org.evosearch.jobs.runner.TrialPlacement;
import org.evosearch.jobs.runner.TrialsCannotRun;

/** A comparison with checked settings and its data. */
public final class ComparisonRun {

  private final ComparisonPlan plan;
  private final ExperimentData data;
  private final Map<Variant, Experiment<?>> experiments;
  private final Experiment<?> first;

  /**
   * Creates the run of a plan.
   *
   * @param data that were read for it
   * @param experiments of all variants in their order, with the first seed
   */
  ComparisonRun(ComparisonPlan plan, ExperimentData data, Map<Variant, Experiment<?>> experiments) {
    this.plan = plan;
    this.data = data;
    this.experiments = experiments;
    this.first = experiments.values().iterator().next();
  }

  /**
   * Checks that the runs which the store has were begun with the same settings.
   *
   * @param hadoop settings of Hadoop's file systems
   * @throws org.evosearch.search.JournalException if one was begun with others
   */
  public void requireSameSettings(Configuration hadoop) {
    new BegunRuns(store(), hadoop)
        .requireSame(plan.comparison().entrants(), plan.settings(), experiments);
  }

  private String store() {
    return plan.settings().root().text("store");
  }

  private boolean hasTradeOffs() {
    return first.search().plan().goal().objectives().size() > 1;
  }

  /** Notes for the user on the searches, one line each; those of some variants name them. */
  public List<String> notes() {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    experiments.forEach(
        (variant, experiment) ->
            new LinkedHashSet<>(experiment.notes())
                .forEach(
                    note ->
                        variants
                            .computeIfAbsent(note, n -> new ArrayList<>())
                            .add(variant.name())));
    return variants.entrySet().stream()
        .map(
            entry ->
                entry.getValue().size() == experiments.size()
                    ? entry.getKey()
                    : String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }

  /**
   * What a comparison found.
   *
   * @param heading of the table
   * @param rows of the table
   * @param legend what the columns mean
   * @param folder where the files are
   */
  public record Summary(
      List<String> heading, List<List<String>> rows, List<String> legend, String folder) {}

  /**
   * Runs all searches and writes the files of the comparison.
   *
   * @param application starts Spark
   * @param placement which devices searches ask for
   * @param hadoop settings of Hadoop's file systems
   * @param hadoopSettings the same, for executors
   * @param finished receives the id of each finished run
   */
  public Summary run(
      Supplier<JavaSparkContext> application,
      TrialPlacement placement,
      Configuration hadoop,
      Map<String, String> hadoopSettings,
      Consumer<String> finished) {
    Comparison comparison = plan.comparison();
    EntrantTask task =
        new EntrantTask(
            plan.settings().json(),
            store(),
            hadoopSettings,
            plan.formats(),
            data.digests(),
            placement.devices(),
            plan.yardstick());
    Stage stage =
        Stage.placed(
            application.get(),
            comparison.name(),
            "EvoSearch comparison " + comparison.name(),
            placement,
            first.recipe());
    List<VariantStatistics> statistics = comparison.run(stage, task, finished);
    Failures failures = requireMeasured(statistics);
    ComparisonReport report =
        new ComparisonReport(
            statistics, goals(), plan.checkpoints(), plan.yardstick(), first.recipe().verb());
    int budget = plan.checkpoints().get(plan.checkpoints().size() - 1);
    Path folder = new ComparisonFiles(report, budget).write(store(), hadoop, comparison.name());
    List<String> legend = new ArrayList<>(report.legend());
    if (failures.count() > 0) {
      legend.add("Failed evaluations: " + failures.inWords());
    }
    return new Summary(report.heading(), report.rows(), legend, folder.toUri().getPath());
  }

  /**
   * The failures of all searches, at least one of which has to have measured a feasible network.
   */
  private static Failures requireMeasured(List<VariantStatistics> statistics) {
    List<Trajectory> all = statistics.stream().flatMap(one -> one.trajectories().stream()).toList();
    Failures failures = Failures.sum(all.stream().map(Trajectory::failures).toList());
    if (all.stream().noneMatch(Trajectory::hasFoundAny)) {
      throw new TrialsCannotRun(
          failures.count() == 0
              ? "Nothing was found: no network satisfies search.at-most"
              : "Nothing was measured, all searches failed: " + failures.inWords());
    }
    return failures;
  }

  private Optional<ComparisonReport.Goals> goals() {
    return TableContents.of(first)
        .filter(record -> !record.entries().isEmpty())
        .flatMap(
            record ->
                plan.yardstick() == Yardstick.EPOCHS ? tests(record) : Optional.of(fits(record)));
  }

  private ComparisonReport.Goals fits(TableContents record) {
    return new ComparisonReport.Goals(
        Optimum.of(record),
        new ComparisonReport.Goals.Near(
            plan.near().label(), plan.near().threshold(record.fitness())),
        hasTradeOffs() ? Optional.of(ExactFront.of(record)) : Optional.empty());
  }

  /** Training runs of different lengths are comparable by one value: the reported test accuracy. */
  private Optional<ComparisonReport.Goals> tests(TableContents record) {
    List<Double> tests = record.tests();
    return tests.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ComparisonReport.Goals(
                new Optimum(Collections.max(tests), Set.of()),
                new ComparisonReport.Goals.Near(plan.near().label(), plan.near().threshold(tests)),
                Optional.empty()));
  }
}
