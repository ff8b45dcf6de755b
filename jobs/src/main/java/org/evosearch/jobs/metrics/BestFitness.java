package org.evosearch.jobs.metrics;

import java.util.OptionalDouble;
import org.evosearch.search.GenerationRecord;

/**
 * The best fitness of a search so far, of the training runs on the highest rung that any has
 * reached: values of different training lengths are not compared. Training runs that were stopped
 * early do not count.
 *
 * <p>One thread adds generations; any thread may ask.
 */
public final class BestFitness {

  private int rung;
  private volatile OptionalDouble fitness = OptionalDouble.empty();

  /** Adds the trials of a generation. */
  public void add(GenerationRecord generation) {
    generation.trials().stream()
        .filter(record -> !record.isReEvaluation() && !record.isStopped())
        .forEach(record -> record.fitness().ifPresent(value -> add(record.rung(), value)));
  }

  private void add(int reached, double value) {
    if (reached > rung || fitness.isEmpty()) {
      rung = reached;
      fitness = OptionalDouble.of(value);
    } else if (reached == rung) {
      fitness = OptionalDouble.of(Math.max(fitness.getAsDouble(), value));
    }
  }

  /** The best fitness, empty before anything was measured. */
  public OptionalDouble fitness() {
    return fitness;
  }
}
