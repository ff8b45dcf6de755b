package org.evosearch.jobs.comparison;

import java.util.List;
import java.util.Optional;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.experiment.Experiment;
import org.evosearch.genotype.Choices;
import org.evosearch.space.table.TableSpace;
import org.evosearch.strategy.Goal;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Outcome;

/**
 * All that a search of a table could find.
 *
 * @param space what is searched
 * @param recipe which table
 * @param entries the genotypes whose trial would neither fail nor violate a constraint
 */
record OnRecord(TableSpace space, TabularRecipe recipe, List<Entry> entries) {

  /**
   * One of them.
   *
   * @param genotype what would be tried
   * @param objectives what would come of it, larger is better
   */
  record Entry(Choices genotype, List<Double> objectives) {

    double fitness() {
      return objectives.get(0);
    }
  }

  /** The fitness of each. */
  List<Double> fitness() {
    return entries.stream().map(Entry::fitness).toList();
  }

  /** The test accuracies that are reported, of those that have one. */
  List<Double> tests() {
    return entries.stream()
        .map(entry -> recipe.testAccuracy(space.tableKey(entry.genotype())))
        .flatMap(value -> value.stream().boxed())
        .toList();
  }

  /** What is on record for an experiment, if it searches a table small enough to look through. */
  static Optional<OnRecord> of(Experiment<?> experiment) {
    return experiment.search().space() instanceof TableSpace space
            && experiment.recipe() instanceof TabularRecipe recipe
            && space.isEnumerable()
        ? Optional.of(of(space, recipe, experiment.search().plan().goal()))
        : Optional.empty();
  }

  private static OnRecord of(TableSpace space, TabularRecipe recipe, Goal goal) {
    BenchmarkTable table = recipe.load();
    List<Entry> entries =
        space
            .all()
            .map(genotype -> new Entry(genotype, objectives(space, table, goal, genotype)))
            .filter(entry -> !entry.objectives().isEmpty())
            .toList();
    return new OnRecord(space, recipe, entries);
  }

  private static List<Double> objectives(
      TableSpace space, BenchmarkTable table, Goal goal, Choices genotype) {
    Outcome outcome =
        new Outcome.Measured(
            table.row(space.tableKey(genotype)), List.of(), Execution.begun("table", "none", 0));
    Measurement measurement = new Measurement(space.decode(genotype).candidate(), outcome);
    return goal.violation(measurement) > 0 ? List.of() : goal.values(measurement);
  }
}
