package org.evosearch.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.experiment.settings.PrefilterSettings;
import org.evosearch.experiment.settings.RungSettings;
import org.evosearch.search.plan.Finalists;
import org.evosearch.search.plan.MachineFaults;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.search.plan.SearchBudget;
import org.evosearch.search.plan.SearchLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.strategy.Constraint;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Metric;

/** Reads the sections {@code search} and {@code budget}. */
public final class PlanSettings {

  private static final List<Metric> LIMITED =
      List.of(Metric.PARAMETERS, Metric.MULTIPLY_ADDS, Metric.LATENCY, Metric.ENERGY);

  private PlanSettings() {}

  /** Reads the plan of a search. */
  public static SearchPlan plan(Section root) {
    Section search = root.section("search");
    Budget budget = budget(root.section("budget"));
    return new SearchPlan(
        new SearchLimits(
            generations(search), search.whole("trainings", 0), SearchBudget.of(search)),
        search.whole("pipeline", 1),
        new Goal(objectives(search), constraints(search.section("at-most"))),
        RungSettings.effort(root, budget),
        PrefilterSettings.of(root),
        new Finalists(
            search.whole("hall-of-fame", 1), reEvaluation(search.section("re-score"), budget)),
        search.choice("machine-faults", MachineFaults.class));
  }

  private static Budget budget(Section budget) {
    return new Budget(
        budget.whole("epochs", 1),
        budget.whole("max-batches", 0),
        budget.realAbove("train-fraction", 0, 1));
  }

  private static Optional<ReEvaluationPlan> reEvaluation(Section section, Budget budget) {
    int seeds = section.whole("seeds", 0);
    Budget larger =
        new Budget(
            section.whole("epochs", 1),
            budget.maxBatches(),
            section.realAbove("train-fraction", 0, 1));
    return seeds == 0 ? Optional.empty() : Optional.of(new ReEvaluationPlan(seeds, larger));
  }

  private static int generations(Section search) {
    int generations = search.whole("generations", 0);
    boolean limited = search.whole("trainings", 0) > 0 || !SearchBudget.of(search).isUnlimited();
    if (generations == 0 && !limited) {
      throw search.invalid("generations", "at least 1 where trainings and budget are 0");
    }
    return generations == 0 ? SearchLimits.ANY_NUMBER : generations;
  }

  private static List<Objective> objectives(Section search) {
    List<Objective> objectives = new ArrayList<>();
    objectives.add(new Objective(search.choice("objective", MetricCatalog.byKey())));
    search.choices("further-objectives", MetricCatalog.byKey()).stream()
        .map(Objective::new)
        .forEach(objectives::add);
    if (Set.copyOf(objectives).size() < objectives.size()) {
      throw search.invalid("further-objectives", "each once, without the objective");
    }
    return objectives;
  }

  private static List<Constraint> constraints(Section limits) {
    return LIMITED.stream()
        .flatMap(metric -> constraint(metric, limits.real(metric.key(), 0, Double.MAX_VALUE)))
        .toList();
  }

  private static Stream<Constraint> constraint(Metric metric, double limit) {
    return limit > 0 ? Stream.of(new Constraint(metric, limit)) : Stream.empty();
  }
}
