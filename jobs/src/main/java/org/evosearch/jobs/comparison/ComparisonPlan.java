package org.evosearch.jobs.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.experiment.CheckedExperiment;
import org.evosearch.experiment.Experiment;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.table.TableFormat;

/** A comparison whose settings were checked as far as possible without data. */
public final class ComparisonPlan {

  private final Comparison comparison;
  private final Settings settings;
  private final Rules rules;
  private final List<TableFormat> formats;
  private final List<Integer> checkpoints;
  private final Map<Variant, CheckedExperiment> checked = new LinkedHashMap<>();

  /**
   * How searches are compared.
   *
   * @param checkpoints amounts after which searches are compared; those beyond the budget are left
   *     out, and the whole budget is added; empty for a quarter and half of it
   * @param yardstick the unit of checkpoints
   * @param near what counts as near the optimum of a table
   */
  public record Rules(List<Integer> checkpoints, Yardstick yardstick, Nearness near) {

    /** Copies the list. */
    public Rules {
      checkpoints = List.copyOf(checkpoints);
    }
  }

  /**
   * Checks the settings of all variants and reads no data.
   *
   * @param formats of tables
   * @throws org.evosearch.config.SettingsException if a setting is wrong, or the budget is
   *     unlimited
   */
  public ComparisonPlan(
      Comparison comparison, Settings settings, Rules rules, List<TableFormat> formats) {
    this.comparison = comparison;
    this.settings = settings;
    this.rules = rules;
    this.formats = List.copyOf(formats);
    this.checkpoints = checkpoints(budget());
    CommonSettings common = new CommonSettings(settings);
    for (Variant variant : comparison.variants()) {
      common.require(variant);
      Entrant first = new Entrant(comparison.name(), variant, comparison.seeds().get(0));
      checked.put(variant, Experiment.check(first.settings(settings), comparison.name(), formats));
    }
  }

  /** What each search may spend. */
  private int budget() {
    Section search = settings.root().section("search");
    boolean byEpochs = rules.yardstick() == Yardstick.EPOCHS;
    Section limits = byEpochs ? search.section("budget") : search;
    String key = byEpochs ? "epochs" : "trainings";
    int budget = limits.whole(key, 0);
    if (budget == 0) {
      throw limits.invalid(key, "at least 1 to compare");
    }
    return budget;
  }

  private List<Integer> checkpoints(int budget) {
    List<Integer> wanted =
        rules.checkpoints().isEmpty() ? List.of(budget / 4, budget / 2) : rules.checkpoints();
    return Stream.concat(wanted.stream().filter(n -> n > 0 && n < budget), Stream.of(budget))
        .sorted()
        .distinct()
        .toList();
  }

  /**
   * Reads the data, each once for all variants.
   *
   * @throws org.evosearch.config.SettingsException if a setting does not suit the data
   */
  public ComparisonRun load(ExperimentData data) {
    Map<Variant, Experiment<?>> experiments = new LinkedHashMap<>();
    checked.forEach((variant, experiment) -> experiments.put(variant, experiment.load(data)));
    return new ComparisonRun(this, data, experiments);
  }

  Comparison comparison() {
    return comparison;
  }

  Settings settings() {
    return settings;
  }

  List<TableFormat> formats() {
    return formats;
  }

  /** Amounts after which searches are compared, ascending; the last one is the whole budget. */
  List<Integer> checkpoints() {
    return checkpoints;
  }

  Yardstick yardstick() {
    return rules.yardstick();
  }

  Nearness near() {
    return rules.near();
  }
}
