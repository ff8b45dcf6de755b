package org.evosearch.jobs.comparison;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.genotype.Choices;
import org.evosearch.search.Experiment;
import org.evosearch.space.table.TableSpace;
import org.evosearch.strategy.Goal;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Outcome;

/**
 * The best that a table holds.
 *
 * @param fitness the largest one
 * @param fingerprints of the networks that have it, in hex. A table may hold equal networks under
 *     several keys, trained apart: who has found one of them has found the network.
 */
record Optimum(double fitness, Set<String> fingerprints) {

  private static final int ENUMERABLE_BITS = 20;

  /** One genotype with its fitness. */
  private record Entry(Choices genotype, double fitness) {}

  /** Whether a training is of the best network, or of one as good. */
  boolean isReached(Trajectory.Training training) {
    return training.fitness() >= fitness || fingerprints.contains(training.fingerprint());
  }

  /** The optimum of an experiment on a table that is small enough to look through. */
  static Optional<Optimum> of(Experiment<?> experiment) {
    return experiment.search().space() instanceof TableSpace space
            && experiment.recipe() instanceof TabularRecipe recipe
            && space.combinations().bitLength() <= ENUMERABLE_BITS
        ? of(space, recipe.load(), experiment.search().plan().goal())
        : Optional.empty();
  }

  private static Optional<Optimum> of(TableSpace space, BenchmarkTable table, Goal goal) {
    List<Entry> entries =
        space
            .all()
            .flatMap(
                genotype ->
                    fitness(space, table, goal, genotype).stream()
                        .mapToObj(fitness -> new Entry(genotype, fitness)))
            .toList();
    return entries.stream()
        .max(Comparator.comparingDouble(Entry::fitness))
        .map(best -> of(space, entries, best.fitness()));
  }

  private static Optimum of(TableSpace space, List<Entry> entries, double best) {
    Set<String> fingerprints = new HashSet<>();
    entries.stream()
        .filter(entry -> entry.fitness() == best)
        .forEach(entry -> fingerprints.add(space.fingerprint(entry.genotype()).hex()));
    return new Optimum(best, fingerprints);
  }

  private static OptionalDouble fitness(
      TableSpace space, BenchmarkTable table, Goal goal, Choices genotype) {
    Candidate candidate = space.candidate(genotype);
    Outcome onRecord =
        new Outcome.Measured(
            table.row(space.tableKey(genotype)), List.of(), Execution.begun("table", "none", 0));
    Measurement measurement = new Measurement(candidate, onRecord);
    return goal.violation(measurement) > 0 ? OptionalDouble.empty() : goal.fitness(measurement);
  }
}
