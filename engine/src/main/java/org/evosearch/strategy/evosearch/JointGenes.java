package org.evosearch.strategy.evosearch;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Losses;
import org.evosearch.trial.TrialId;

/** One CMA-ES for the genes of all trees: every individual has a sample of its own. */
final class JointGenes implements GeneSearch {

  private final BoxedCma cma;
  private final boolean residual;
  private final RandomStreams streams;
  private int generation;

  JointGenes(BoxedCma cma, boolean residual, RandomStreams streams) {
    this.cma = cma;
    this.residual = residual;
    this.streams = streams;
  }

  @Override
  public List<Slot> slots(List<Evaluation<Hybrid>> population) {
    return cma.genes(() -> streams.stream(Purpose.REAL_GENES, generation, 0)).stream()
        .<Slot>map(Slot.Bred::new)
        .toList();
  }

  @Override
  public void tell(
      List<Evaluation<Hybrid>> young,
      List<Evaluation<Hybrid>> before,
      List<Evaluation<Hybrid>> after) {
    int individuals = slots(before).size();
    cma.tell(
        residual
            ? Losses.of(young, individuals, residuals(before))
            : Losses.of(young, individuals));
    generation++;
  }

  /** By how much the parents of a child are better than it. */
  private static ToDoubleFunction<Evaluation<Hybrid>> residuals(
      List<Evaluation<Hybrid>> population) {
    Map<TrialId, Double> fitness =
        population.stream()
            .filter(one -> one.fitness().isPresent())
            .collect(Collectors.toMap(Evaluation::id, one -> one.fitness().getAsDouble()));
    double median =
        median(fitness.values().stream().mapToDouble(Double::doubleValue).sorted().toArray());
    return child -> parents(child, fitness).orElse(median) - child.fitness().orElse(Double.NaN);
  }

  /** The mean fitness of the parents; empty for a new tree, or if it is unknown. */
  private static OptionalDouble parents(Evaluation<Hybrid> child, Map<TrialId, Double> fitness) {
    return child.proposal().parents().stream()
        .filter(fitness::containsKey)
        .mapToDouble(fitness::get)
        .average();
  }

  private static double median(double[] sorted) {
    return sorted.length == 0
        ? 0
        : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
