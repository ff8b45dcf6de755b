package org.evosearch.jobs.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.experiment.Experiment;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.jobs.runner.Stage;
import org.evosearch.jobs.runner.TrialPlacement;
import org.evosearch.jobs.runner.TrialsCannotRun;
import org.evosearch.table.TableFormat;

/** A comparison with checked settings. */
public final class ComparisonRun {

  private final Comparison comparison;
  private final Settings settings;
  private final ExperimentData data;
  private final List<Integer> checkpoints;
  private final Nearness near;
  private final List<TableFormat> formats;
  private final Yardstick yardstick;
  private final Experiment<?> first;

  /**
   * Checks the settings of each variant, before anything runs.
   *
   * @param data read once for all searches
   * @param checkpoints amounts after which searches are compared; those beyond the budget are left
   *     out, and the whole budget is added; empty for a quarter and half of it
   * @param yardstick how they are compared, and the unit of checkpoints
   * @param near what counts as near the optimum of a table
   * @param formats of tables
   * @throws org.evosearch.config.SettingsException if a setting is wrong, or the budget is
   *     unlimited
   */
  public ComparisonRun(
      Comparison comparison,
      Settings settings,
      ExperimentData data,
      List<Integer> checkpoints,
      Yardstick yardstick,
      Nearness near,
      List<TableFormat> formats) {
    this.comparison = comparison;
    this.near = near;
    this.settings = settings;
    this.data = data;
    this.formats = List.copyOf(formats);
    this.yardstick = yardstick;
    int budget = budget(settings.root().section("search"));
    List<Integer> wanted =
        checkpoints.isEmpty() ? List.of(budget / 4, budget / 2) : List.copyOf(checkpoints);
    this.checkpoints =
        Stream.concat(wanted.stream().filter(n -> n > 0 && n < budget), Stream.of(budget))
            .sorted()
            .distinct()
            .toList();
    List<Experiment<?>> experiments =
        comparison.variants().stream().<Experiment<?>>map(this::experiment).toList();
    this.first = experiments.get(0);
  }

  /** What each search may spend. */
  private int budget(Section search) {
    boolean byEpochs = yardstick == Yardstick.EPOCHS;
    Section limits = byEpochs ? search.section("budget") : search;
    String key = byEpochs ? "epochs" : "trainings";
    int budget = limits.whole(key, 0);
    if (budget == 0) {
      throw limits.invalid(key, "at least 1 to compare");
    }
    return budget;
  }

  private Experiment<?> experiment(Variant variant) {
    Entrant entrant = new Entrant(comparison.name(), variant, comparison.seeds().get(0));
    return Experiment.check(entrant.settings(settings), comparison.name(), formats).load(data);
  }

  private boolean hasTradeOffs() {
    return first.search().plan().goal().objectives().size() > 1;
  }

  /** Notes for the user on the searches, one line each. */
  public List<String> notes() {
    return first.notes();
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
    String store = settings.root().text("store");
    EntrantTask task =
        new EntrantTask(
            settings.json(),
            store,
            hadoopSettings,
            formats,
            data.digests(),
            placement.devices(),
            yardstick);
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
        new ComparisonReport(statistics, goals(), checkpoints, yardstick, first.recipe().verb());
    int budget = checkpoints.get(checkpoints.size() - 1);
    Path folder = new ComparisonFiles(report, budget).write(store, hadoop, comparison.name());
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
            record -> yardstick == Yardstick.EPOCHS ? tests(record) : Optional.of(fits(record)));
  }

  private ComparisonReport.Goals fits(TableContents record) {
    return new ComparisonReport.Goals(
        Optimum.of(record),
        new ComparisonReport.Goals.Near(near.label(), near.threshold(record.fitness())),
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
                new ComparisonReport.Goals.Near(near.label(), near.threshold(tests)),
                Optional.empty()));
  }
}
