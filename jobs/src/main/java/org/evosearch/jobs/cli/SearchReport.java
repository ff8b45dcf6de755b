package org.evosearch.jobs.cli;

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
import org.evosearch.search.Experiment;
import org.evosearch.search.Search;
import org.evosearch.search.SearchPlan;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Metric;
import org.evosearch.trial.TrialId;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** What the search command says before and after a search. */
final class SearchReport {

  private final PrintWriter out;
  private final Experiment<?> experiment;
  private final String store;

  SearchReport(PrintWriter out, Experiment<?> experiment, String store) {
    this.out = out;
    this.experiment = experiment;
    this.store = store;
  }

  /** Says what is about to run. */
  void introduce(Settings settings) {
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

  /** Says which settings differ from their defaults. */
  static void printChanges(PrintWriter out, Settings settings) {
    out.println("Settings that differ from the defaults:");
    settings.changes().forEach((key, value) -> out.printf(Locale.ROOT, "  %s = %s%n", key, value));
    out.flush();
  }

  private static String length(Search<?> search) {
    SearchPlan plan = search.plan();
    OptionalInt most = search.generations();
    String generations = most.isPresent() ? most.getAsInt() + " generations" : "";
    String trainings = plan.trainings() > 0 ? plan.trainings() + " trainings" : "";
    String evaluations =
        plan.spending().evaluations() > 0 ? plan.spending().evaluations() + " evaluations" : "";
    String hours =
        plan.spending().deviceHours() > 0 ? plan.spending().deviceHours() + " device-hours" : "";
    Duration time = plan.spending().wallTime();
    return Stream.of(generations, trainings, evaluations, hours, time.isZero() ? "" : time + "")
        .filter(limit -> !limit.isEmpty())
        .collect(Collectors.joining(" or "));
  }

  /** Says what was found, and what to do next. */
  void conclude(SearchResult result, Path best) {
    out.printf(
        Locale.ROOT,
        "%nThe search has ended after %d generations: %s.%n%n",
        result.generations(),
        result.stopReason().text());
    out.print(ranking(result.hallOfFame()));
    out.print(new FrontTable(experiment.search().plan().goal(), result.front()).text());
    if (result.hallOfFame().isEmpty() && !experiment.search().limits().isEmpty()) {
      out.printf("No network was found that keeps to the limits of search.at-most.%n");
    }
    if (!result.reScores().isEmpty()) {
      out.printf("%nTrained again, which is what they are ranked by:%n%n");
      out.print(reScores(result));
    }
    experiment.warning().ifPresent(warning -> out.printf(Locale.ROOT, "%n%s%n", warning));
    out.printf(Locale.ROOT, "%nBest architecture: %s%n", legible(best));
    out.printf(Locale.ROOT, "Tables:            %s%n", store);
    out.printf(
        Locale.ROOT, "Look further:      evosearch query --store %s \"%s\"%n", store, nextQuery());
    out.flush();
  }

  private static String legible(Path file) {
    String scheme = file.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? file.toUri().getPath() : file.toString();
  }

  private String nextQuery() {
    return "SELECT * FROM progress WHERE run_id = '" + experiment.run().runId() + "'";
  }

  private static TextTable ranking(List<TrialRecord> best) {
    ColorScheme plain = new ColorScheme.Builder(Ansi.OFF).build();
    TextTable table =
        TextTable.forColumns(
            plain,
            new Column(6, 1, Overflow.TRUNCATE),
            new Column(12, 1, Overflow.TRUNCATE),
            new Column(12, 1, Overflow.TRUNCATE),
            new Column(7, 1, Overflow.TRUNCATE),
            new Column(14, 1, Overflow.TRUNCATE),
            new Column(16, 1, Overflow.TRUNCATE),
            new Column(14, 1, Overflow.TRUNCATE));
    table.addRowValues(
        "rank", "fitness", "generation", "trial", "parameters", "multiply-adds", "network");
    IntStream.range(0, best.size()).forEach(i -> addRow(table, i + 1, best.get(i)));
    return table;
  }

  private static TextTable reScores(SearchResult result) {
    TextTable table =
        TextTable.forColumns(
            new ColorScheme.Builder(Ansi.OFF).build(),
            new Column(6, 1, Overflow.TRUNCATE),
            new Column(12, 1, Overflow.TRUNCATE),
            new Column(7, 1, Overflow.TRUNCATE),
            new Column(12, 1, Overflow.TRUNCATE),
            new Column(60, 1, Overflow.TRUNCATE));
    table.addRowValues("rank", "generation", "trial", "mean", "each");
    for (int i = 0; i < result.hallOfFame().size(); i++) {
      TrialId trial = result.hallOfFame().get(i).trial().id();
      List<Double> scores = result.reScores().getOrDefault(trial, List.of());
      table.addRowValues(
          String.valueOf(i + 1), generation(trial), index(trial), mean(scores), each(scores));
    }
    return table;
  }

  private static String generation(TrialId trial) {
    return String.valueOf(trial.generation());
  }

  private static String index(TrialId trial) {
    return String.valueOf(trial.index());
  }

  private static String mean(List<Double> scores) {
    OptionalDouble mean = scores.stream().mapToDouble(Double::doubleValue).average();
    return mean.isPresent() ? four(mean.getAsDouble()) : "failed";
  }

  private static String each(List<Double> scores) {
    return scores.stream().map(SearchReport::four).collect(Collectors.joining(" "));
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static void addRow(TextTable table, int rank, TrialRecord record) {
    table.addRowValues(
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
