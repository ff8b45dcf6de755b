package org.evosearch.jobs.cli.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.evosearch.config.Settings;
import org.evosearch.experiment.Experiment;
import org.evosearch.search.FailureTally;
import org.evosearch.search.Search;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.trial.Metric;
import org.evosearch.trial.TrialId;

/** The output of the search command before and after a search. */
public final class SearchReport {

  private final PrintWriter out;
  private final Experiment<?> experiment;
  private final String store;

  public SearchReport(PrintWriter out, Experiment<?> experiment, String store) {
    this.out = out;
    this.experiment = experiment;
    this.store = store;
  }

  /** Prints what is about to run. */
  public void introduce(Settings settings) {
    SearchPlan plan = experiment.search().plan();
    out.printf(
        Locale.ROOT,
        "Run %s: %s, pipeline %d, seed %d, store %s%n",
        experiment.run().runId(),
        length(experiment.search()),
        plan.pipeline(),
        experiment.search().streams().seed(),
        store);
    experiment.notes().forEach(out::println);
    printChanges(out, settings);
  }

  /** Prints the settings that differ from their defaults. */
  public static void printChanges(PrintWriter out, Settings settings) {
    out.println("Settings that differ from the defaults:");
    settings.changes().forEach((key, value) -> out.printf(Locale.ROOT, "  %s = %s%n", key, value));
    out.flush();
  }

  private static String length(Search<?> search) {
    SearchPlan plan = search.plan();
    OptionalInt most = search.generations();
    String generations = most.isPresent() ? most.getAsInt() + " generations" : "";
    String trainings =
        plan.limits().trainings() > 0 ? plan.limits().trainings() + " trainings" : "";
    String evaluations =
        plan.limits().budget().evaluations() > 0
            ? plan.limits().budget().evaluations() + " evaluations"
            : "";
    String hours =
        plan.limits().budget().deviceHours() > 0
            ? plan.limits().budget().deviceHours() + " device-hours"
            : "";
    Duration time = plan.limits().budget().wallTime();
    return Stream.of(generations, trainings, evaluations, hours, time.isZero() ? "" : time + "")
        .filter(limit -> !limit.isEmpty())
        .collect(Collectors.joining(" or "));
  }

  /**
   * Prints what was found, and what to do next.
   *
   * @param best path of the best architecture, if there is one
   * @param tally failures, printed if nothing was found
   */
  public void conclude(SearchResult result, Path best, FailureTally tally) {
    out.printf(
        Locale.ROOT,
        "%nThe search has ended after %d generations: %s.%n%n",
        result.generations(),
        result.stopReason().text());
    NothingFound.reason(result, tally)
        .ifPresentOrElse(
            reason -> printFailures(reason, tally), () -> out.print(ranking(result.hallOfFame())));
    out.print(new FrontTable(experiment.search().plan().goal(), result.front()).text());
    out.print(new ReEvaluationTable(result).text());
    experiment.remark(result).ifPresent(remark -> out.printf(Locale.ROOT, "%n%s%n", remark));
    experiment.warning().ifPresent(warning -> out.printf(Locale.ROOT, "%n%s%n", warning));
    out.println();
    if (!result.hallOfFame().isEmpty()) {
      out.printf(Locale.ROOT, "Best architecture: %s%n", legible(best));
    }
    out.printf(Locale.ROOT, "Tables:            %s%n", store);
    out.printf(
        Locale.ROOT,
        "Explore:           evosearch query --store %s \"%s\"%n",
        forShell(store),
        nextQuery());
    out.flush();
  }

  private void printFailures(String reason, FailureTally tally) {
    out.println(reason + ".");
    tally.examples().forEach(example -> out.println("  " + example));
  }

  private static String legible(Path file) {
    String scheme = file.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? file.toUri().getPath() : file.toString();
  }

  /** Quotes a text for a POSIX shell if it needs quotes. */
  static String forShell(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private String nextQuery() {
    return "SELECT * FROM progress WHERE run_id = '" + experiment.run().runId() + "'";
  }

  private static PlainTable ranking(List<TrialRecord> best) {
    List<String> heading =
        List.of("rank", "fitness", "generation", "trial", "parameters", "multiply-adds", "network");
    return new PlainTable(
        heading, IntStream.range(0, best.size()).mapToObj(i -> row(i + 1, best.get(i))).toList());
  }

  private static String generation(TrialId trial) {
    return String.valueOf(trial.generation());
  }

  private static String index(TrialId trial) {
    return String.valueOf(trial.index());
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static List<String> row(int rank, TrialRecord record) {
    return List.of(
        String.valueOf(rank),
        four(record.fitness().orElse(Double.NaN)),
        generation(record.trial().id()),
        index(record.trial().id()),
        count(record, Metric.PARAMETERS),
        count(record, Metric.MULTIPLY_ADDS),
        record.trial().fingerprint().toString());
  }

  private static String count(TrialRecord record, Metric metric) {
    OptionalDouble value = record.measurement().value(metric);
    return value.isPresent() ? String.format(Locale.ROOT, "%,.0f", value.getAsDouble()) : "";
  }
}
