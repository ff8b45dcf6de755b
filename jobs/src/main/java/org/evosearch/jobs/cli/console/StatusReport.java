package org.evosearch.jobs.cli.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.store.journal.OpenPlan;
import org.evosearch.jobs.store.journal.RunStatus;
import org.evosearch.search.RunLimits;
import org.evosearch.search.plan.SearchBudget;
import org.evosearch.search.plan.Spending;
import org.evosearch.trial.FailureKind;

/**
 * A run's status in lines for people.
 *
 * @param status the run's
 * @param clock says how long ago things were
 */
public record StatusReport(RunStatus status, Clock clock) {

  public List<String> lines() {
    Settings begun = Settings.stored(status.settings()).overDefaults();
    List<String> lines = new ArrayList<>();
    lines.add("Run " + status.runId() + ", begun " + ago(status.createdAt()));
    lines.add(line("generations", generations(begun.root().section("search"))));
    status.limits().ifPresent(limits -> lines.add(line("raised to", limits.text())));
    lines.add(line("trials", trials()));
    lines.add(line("failures", failures()));
    if (status.best().isEmpty()) {
      status.failures().examples().forEach(example -> lines.add(line("", example)));
    }
    lines.add(line("best", status.best().isEmpty() ? "none" : four(status.best().getAsDouble())));
    lines.add(line("spent", spent()));
    lines.add(line("budget left", left(begun)));
    lines.add(line("last commit", status.lastCommit().map(this::ago).orElse("none")));
    status.open().forEach(open -> lines.add(line("on its way", onItsWay(open))));
    if (!status.stopped().isEmpty() && status.open().isEmpty()) {
      lines.add(line("stopped", status.stopped()));
    }
    return lines;
  }

  private static String line(String what, String value) {
    return String.format(Locale.ROOT, "  %-12s %s", what, value);
  }

  private String generations(Section search) {
    int begun = search.whole("generations", 0);
    int planned = status.limits().map(RunLimits::generations).orElse(begun);
    String of = planned == 0 ? "" : " of " + planned;
    return status.generations() + of + " committed";
  }

  private String trials() {
    int passedOver = status.failures().count(FailureKind.PASSED_OVER);
    String over = passedOver == 0 ? "" : passedOver + " of them passed over, ";
    int infeasible = status.failures().count(FailureKind.INFEASIBLE);
    String refused = infeasible == 0 ? "" : infeasible + " infeasible, ";
    return status.spending().evaluations()
        + " run, "
        + over
        + refused
        + status.reused()
        + " reused";
  }

  private String failures() {
    String failures = status.failures().summary();
    return failures.isEmpty() ? "none" : failures;
  }

  private String spent() {
    return String.format(
        Locale.ROOT,
        "%.2f device-hours, %s with trials running",
        status.spending().deviceHours(),
        text(status.spending().wallTime()));
  }

  /** Settings that an earlier release took may be none today. */
  private String left(Settings begun) {
    try {
      return left(SearchBudget.of(begun));
    } catch (SettingsException e) {
      return "unknown: " + e.getMessage();
    }
  }

  /** By the settings that the run was begun with; its driver may have been given more since. */
  private String left(SearchBudget budget) {
    Spending spent = status.spending();
    List<String> left = new ArrayList<>();
    if (budget.evaluations() > 0) {
      left.add(Math.max(0, budget.evaluations() - spent.evaluations()) + " evaluations");
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
        "generation %d%s: %d finished, last sign of it %s",
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
