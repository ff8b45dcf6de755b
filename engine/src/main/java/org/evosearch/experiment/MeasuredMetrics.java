package org.evosearch.experiment;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.evosearch.config.Section;
import org.evosearch.strategy.Constraint;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.trial.Metric;

/**
 * What an evaluation measures; a search for anything else is refused.
 *
 * @param measured the metrics
 * @param source what measures them, for messages
 */
record MeasuredMetrics(Set<Metric> measured, String source) {

  /**
   * Refuses a goal with other metrics.
   *
   * @param search the section that names the goal
   */
  void require(Goal goal, Section search) {
    List<Metric> objectives = goal.objectives().stream().map(Objective::metric).toList();
    require(objectives.subList(0, 1), search, metric -> "objective");
    require(objectives.subList(1, objectives.size()), search, metric -> "further-objectives");
    require(
        goal.constraints().stream().map(Constraint::metric).toList(),
        search.section("at-most"),
        Metric::key);
  }

  private void require(List<Metric> wanted, Section section, Function<Metric, String> key) {
    for (Metric metric : wanted) {
      if (!measured.contains(metric)) {
        throw section.invalid(key.apply(metric), source + " do not measure " + metric.key());
      }
    }
  }
}
