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
 * All results that a search of a table can have.
 *
 * @param space that is searched
 * @param recipe the table
 * @param entries the genotypes whose trials neither fail nor violate a constraint
 */
record TableContents(TableSpace space, TabularRecipe recipe, List<Entry> entries) {

  /**
   * A genotype and its values in the table.
   *
   * @param genotype that a strategy may propose
   * @param objectives larger is better
   */
  record Entry(Choices genotype, List<Double> objectives) {

    double fitness() {
      return objectives.get(0);
    }
  }

  /** The fitness values of all entries. */
  List<Double> fitness() {
    return entries.stream().map(Entry::fitness).toList();
  }

  /** The reported test accuracies of the entries that have one. */
  List<Double> tests() {
    return entries.stream()
        .map(entry -> recipe.testAccuracy(space.tableKey(entry.genotype())))
        .flatMap(value -> value.stream().boxed())
        .toList();
  }

  /** The contents of the table of an experiment, if it searches one small enough to enumerate. */
  static Optional<TableContents> of(Experiment<?> experiment) {
    return experiment.search().space() instanceof TableSpace space
            && experiment.recipe() instanceof TabularRecipe recipe
            && space.isEnumerable()
        ? Optional.of(of(space, recipe, experiment.search().plan().goal()))
        : Optional.empty();
  }

  private static TableContents of(TableSpace space, TabularRecipe recipe, Goal goal) {
    BenchmarkTable table = recipe.load();
    List<Entry> entries =
        space
            .all()
            .map(genotype -> new Entry(genotype, objectives(space, table, goal, genotype)))
            .filter(entry -> !entry.objectives().isEmpty())
            .toList();
    return new TableContents(space, recipe, entries);
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
