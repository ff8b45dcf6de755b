package org.evosearch.jobs.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.evosearch.search.FailureTally;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.TrialId;

/**
 * A table of the final re-evaluation of a search, with the number of seeds that succeeded.
 *
 * @param result of the search
 */
record ReEvaluationTable(SearchResult result) {

  private static final List<String> HEADER =
      List.of("rank", "generation", "trial", "succeeded", "mean", "each");

  /** The table; empty if there was no final re-evaluation. */
  String text() {
    return result.reEvaluations().isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%n%s:%n%n%s", heading(), new PlainTable(HEADER, rows()));
  }

  private String heading() {
    int failures = failures();
    String failed =
        failures == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %d of its %d trials failed (%s)",
                failures,
                result.reEvaluations().size(),
                kinds());
    return failures < result.reEvaluations().size()
        ? "Final re-evaluation, which ranks the networks" + failed
        : "Warning: the final re-evaluation measured no network, the search ranks them" + failed;
  }

  /** Trials without a fitness, which exceed a limit unless they failed. */
  private int failures() {
    return (int) result.reEvaluations().stream().filter(ReEvaluationTable::hasFailed).count();
  }

  private static boolean hasFailed(TrialRecord record) {
    return record.fitness().isEmpty();
  }

  private String kinds() {
    FailureTally tally = new FailureTally();
    result.reEvaluations().forEach(one -> tally.add(one.trial().id(), one.outcome()));
    int beyond = failures() - tally.failed();
    String exceed = beyond + " exceed search.at-most";
    return beyond == 0
        ? tally.summary()
        : tally.failed() == 0 ? exceed : tally.summary() + ", " + exceed;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (TrialRecord network : result.hallOfFame()) {
      rows.add(row(rows.size() + 1, network.trial().id()));
    }
    return rows;
  }

  private List<String> row(int rank, TrialId network) {
    List<Double> scores = result.scores().getOrDefault(network, List.of());
    return List.of(
        String.valueOf(rank),
        String.valueOf(network.generation()),
        String.valueOf(network.index()),
        String.format(Locale.ROOT, "%d of %d seeds", scores.size(), result.seeds(network)),
        mean(scores),
        scores.stream().map(ReEvaluationTable::four).collect(Collectors.joining(" ")));
  }

  private static String mean(List<Double> scores) {
    OptionalDouble mean = scores.stream().mapToDouble(Double::doubleValue).average();
    return mean.isPresent() ? four(mean.getAsDouble()) : "failed";
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
