package org.evosearch.jobs.cli.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.store.journal.OpenPlan;
import org.evosearch.jobs.store.journal.RunStatus;
import org.evosearch.search.RunLimits;
import org.evosearch.search.plan.CostAccount;
import org.evosearch.search.plan.SearchBudget;
import org.evosearch.trial.FailureKind;

/**
 * The status of a run as printed lines.
 *
 * @param status of the run
 * @param store URI of the store
 * @param clock for the age of events
 */
public record StatusReport(RunStatus status, String store, Clock clock) {

  public List<String> lines() {
    Settings begun = Settings.stored(status.begun().settings()).overDefaults();
    List<String> lines = new ArrayList<>();
    lines.add("Run " + status.runId() + ", started " + ago(status.begun().at()));
    lines.add(line("generations", generations(begun.root().section("search"))));
    status.committed().limits().ifPresent(limits -> lines.add(line("raised to", limits.text())));
    lines.add(line("trials", counts()));
    lines.addAll(rungs(begun.root().section("search").section("rungs").reals("epochs")));
    lines.add(line("failures", failures()));
    if (trials().best().isEmpty()) {
      trials().failures().examples().forEach(example -> lines.add(line("", example)));
    }
    lines.add(
        line("best", trials().best().isEmpty() ? "none" : four(trials().best().getAsDouble())));
    lines.add(line("spent", spent()));
    lines.add(line("budget left", left(begun)));
    lines.add(line("last commit", status.committed().last().map(this::ago).orElse("none")));
    status.open().forEach(open -> lines.add(line("in flight", onItsWay(open))));
    if (!status.committed().stopped().isEmpty() && status.open().isEmpty()) {
      lines.add(line("stopped", status.committed().stopped()));
    }
    if (status.committed().generations() > 0) {
      lines.add(line("report", "evosearch report --run " + status.runId() + " --store " + store));
    }
    return lines;
  }

  private static String line(String what, String value) {
    return String.format(Locale.ROOT, "  %-12s %s", what, value);
  }

  private String generations(Section search) {
    int begun = search.whole("generations", 0);
    int planned = status.committed().limits().map(RunLimits::generations).orElse(begun);
    String of = planned == 0 ? "" : " of " + planned;
    return status.committed().generations() + of + " committed";
  }

  private RunStatus.Trials trials() {
    return status.committed().trials();
  }

  private String counts() {
    int passedOver = trials().failures().count(FailureKind.PASSED_OVER);
    String over = passedOver == 0 ? "" : passedOver + " of them prefiltered, ";
    int infeasible = trials().failures().count(FailureKind.INFEASIBLE);
    String refused = infeasible == 0 ? "" : infeasible + " infeasible, ";
    return trials().costs().evaluations()
        + " run, "
        + over
        + refused
        + trials().reused()
        + " reused";
  }

  /** A line for each rung. */
  private List<String> rungs(List<Double> epochs) {
    List<RunStatus.Rung> rungs = trials().rungs();
    return IntStream.range(0, Math.min(rungs.size(), epochs.size()))
        .mapToObj(
            rung ->
                String.format(
                    Locale.ROOT,
                    "%,d of %.0f epochs%s, best %s",
                    rungs.get(rung).trials(),
                    epochs.get(rung),
                    rungs.get(rung).stopped() == 0
                        ? ""
                        : ", " + rungs.get(rung).stopped() + " ended early",
                    rungs.get(rung).best().isEmpty()
                        ? "none"
                        : four(rungs.get(rung).best().getAsDouble())))
        .map(text -> line("rung", text))
        .toList();
  }

  private String failures() {
    String failures = trials().failures().summary();
    return failures.isEmpty() ? "none" : failures;
  }

  private String spent() {
    return String.format(
        Locale.ROOT,
        "%,d epochs, %.2f device-hours, %s with trials running",
        trials().costs().epochs(),
        trials().costs().deviceHours(),
        text(trials().costs().wallTime()));
  }

  /** Settings that an earlier release accepted may be invalid today. */
  private String left(Settings begun) {
    try {
      return left(SearchBudget.of(begun));
    } catch (SettingsException e) {
      return "unknown: " + e.getMessage();
    }
  }

  /** By the settings that the run was begun with; limits may have been raised since. */
  private String left(SearchBudget budget) {
    CostAccount spent = trials().costs();
    List<String> left = new ArrayList<>();
    if (budget.evaluations() > 0) {
      left.add(Math.max(0, budget.evaluations() - spent.evaluations()) + " evaluations");
    }
    if (budget.epochs() > 0) {
      left.add(Math.max(0, budget.epochs() - spent.epochs()) + " epochs");
    }
    if (budget.deviceHours() > 0) {
      double hours = Math.max(0, budget.deviceHours() - spent.deviceHours());
      left.add(String.format(Locale.ROOT, "%.2f device-hours", hours));
    }
    if (!budget.wallTime().isZero()) {
      Duration rest = budget.wallTime().minus(spent.wallTime());
      left.add(text(rest.isNegative() ? Duration.ZERO : rest) + " of wall time");
    }
    return left.isEmpty() ? "no limit" : String.join(", ", left);
  }

  private String onItsWay(RunStatus.Open open) {
    String of = open.plan().map(OpenPlan::trials).map(n -> ", " + n + " trials").orElse("");
    String toRun = open.plan().map(plan -> ", " + plan.toRun() + " to run").orElse("");
    return String.format(
        Locale.ROOT,
        "generation %d%s: %d finished, last activity %s",
        open.generation(),
        of + toRun,
        open.finished(),
        ago(open.lastSign()));
  }

  private String ago(Instant then) {
    Duration since = Duration.between(then, clock.instant());
    String text = text(since.isNegative() ? Duration.ZERO : since);
    return then.truncatedTo(ChronoUnit.SECONDS) + " (" + text + " ago)";
  }

  private static String text(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
