package org.evosearch.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.evosearch.jobs.store.journal.OpenPlan;
import org.evosearch.jobs.store.journal.RunStatus;
import org.evosearch.search.FailureTally;
import org.evosearch.search.RunLimits;
import org.evosearch.search.plan.CostAccount;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");

  private static List<String> lines(Map<FailureKind, Integer> failures, RunStatus.Open... open) {
    return lines(OptionalDouble.of(91.25), Optional.empty(), failures, open);
  }

  private static List<String> lines(
      OptionalDouble best,
      Optional<RunLimits> limits,
      Map<FailureKind, Integer> failures,
      RunStatus.Open... open) {
    return lines(
        "{search: {generations: 5, budget: {evaluations: 10}}}", best, limits, failures, open);
  }

  private static List<String> lines(
      String settings,
      OptionalDouble best,
      Optional<RunLimits> limits,
      Map<FailureKind, Integer> failures,
      RunStatus.Open... open) {
    CostAccount costs = new CostAccount();
    for (int i = 0; i < 4; i++) {
      costs.add(new Execution("h", "cpu", 0, BEGUN, BEGUN.plusSeconds(900), 0));
    }
    RunStatus status =
        new RunStatus(
            "night",
            new RunStatus.Begun(settings, BEGUN),
            new RunStatus.Committed(
                2,
                new RunStatus.Trials(3, tally(failures), best, costs, List.of()),
                limits,
                Optional.of(BEGUN.plusSeconds(1800)),
                ""),
            List.of(open));
    Clock clock = Clock.fixed(BEGUN.plusSeconds(3600), ZoneOffset.UTC);
    return new StatusReport(status, "/data/store", clock).lines();
  }

  private static FailureTally tally(Map<FailureKind, Integer> failures) {
    FailureTally tally = new FailureTally();
    Execution never = new Execution("h", "cpu", 0, BEGUN, BEGUN, 0);
    failures.forEach(
        (kind, count) -> {
          for (int i = 0; i < count; i++) {
            tally.add(new TrialId(1, i), new Outcome.Failed(kind, "Reason " + i, never));
          }
        });
    return tally;
  }

  @Test
  void whereNothingWasMeasuredEachKindOfFailureHasAnExample() {
    assertThat(
            lines(
                OptionalDouble.empty(),
                Optional.empty(),
                Map.of(FailureKind.DIVERGED, 1, FailureKind.OUT_OF_MEMORY, 2)))
        .containsSubsequence(
            "  failures     1 diverged, 2 out-of-memory",
            "               1 diverged, such as 1/0: Reason 0",
            "               2 out-of-memory, such as 1/0: Reason 0",
            "  best         none");
  }

  @Test
  void settingsOfAnEarlierReleaseAreReadAsTheyAre() {
    String keyOfThen = "{search: {generations: 5, patience: 3, budget: {evaluations: 10}}}";
    assertThat(lines(keyOfThen, OptionalDouble.empty(), Optional.empty(), Map.of()))
        .contains("  generations  2 of 5 committed", "  budget left  6 evaluations");
    String timeWithoutUnit = "{search: {generations: 5, budget: {wall-time: 90000}}}";
    assertThat(lines(timeWithoutUnit, OptionalDouble.empty(), Optional.empty(), Map.of()))
        .contains("  generations  2 of 5 committed")
        .anyMatch(line -> line.startsWith("  budget left  unknown: "));
    assertThat(lines("{}", OptionalDouble.empty(), Optional.empty(), Map.of()))
        .contains("  budget left  no limit");
  }

  @Test
  void limitsThatWereRaisedCount() {
    assertThat(lines(OptionalDouble.of(91.25), Optional.of(new RunLimits(9, 40)), Map.of()))
        .anyMatch(line -> line.contains("2 of 9 committed"))
        .anyMatch(line -> line.contains("search.generations = 9, search.trainings = 40"));
  }

  @Test
  void aRunIsToldInLines() {
    RunStatus.Open third =
        new RunStatus.Open(2, Optional.of(new OpenPlan(8, 6, BEGUN)), 5, BEGUN.plusSeconds(3590));

    assertThat(lines(Map.of(FailureKind.DIVERGED, 1, FailureKind.OUT_OF_MEMORY, 2), third))
        .containsExactly(
            "Run night, started 2026-03-01T10:00:00Z (1:00:00 ago)",
            "  generations  2 of 5 committed",
            "  trials       4 run, 3 reused",
            "  failures     1 diverged, 2 out-of-memory",
            "  best         91.2500",
            "  spent        0 epochs, 1.00 device-hours, 0:15:00 with trials running",
            "  budget left  6 evaluations",
            "  last commit  2026-03-01T10:30:00Z (0:30:00 ago)",
            "  in flight    generation 2, 8 trials, 6 to run: 5 finished, last activity"
                + " 2026-03-01T10:59:50Z (0:00:10 ago)",
            "  report       evosearch report --run night --store /data/store");
  }

  @Test
  void whatExceedsALimitIsNoFailure() {
    assertThat(lines(Map.of(FailureKind.INFEASIBLE, 2)))
        .contains("  trials       4 run, 2 infeasible, 3 reused", "  failures     none");
  }

  @Test
  void whatTheProxiesPassedOverIsNoFailure() {
    assertThat(lines(Map.of(FailureKind.PASSED_OVER, 3)))
        .contains("  trials       4 run, 3 of them prefiltered, 3 reused", "  failures     none");
  }
}
