package org.evosearch.strategy.evosearch;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Losses;

/**
 * Alternates between five generations in which trees change, all with the mean of the genes, and
 * five in which CMA-ES varies the genes of the best tree.
 */
final class AlternatingGenes implements GeneSearch {

  private static final int PHASE = 5;

  private final BoxedCma cma;
  private final int individuals;
  private final RandomStreams streams;
  private int generation;

  /** An individual with the tree whose genes are searched; empty while trees change. */
  private Optional<Evaluation<Hybrid>> kept = Optional.empty();

  AlternatingGenes(BoxedCma cma, int individuals, RandomStreams streams) {
    this.cma = cma;
    this.individuals = individuals;
    this.streams = streams;
  }

  @Override
  public List<Slot> slots(List<Evaluation<Hybrid>> population) {
    return kept.map(
            best ->
                cma.genes(() -> streams.stream(Purpose.REAL_GENES, generation, 0)).stream()
                    .<Slot>map(genes -> new Slot.Kept(living(best, population), genes))
                    .toList())
        .orElseGet(() -> Collections.nCopies(individuals, new Slot.Bred(cma.mean())));
  }

  /** The best individual with the same tree that is alive: one that is not has no weights. */
  private static Evaluation<Hybrid> living(
      Evaluation<Hybrid> best, List<Evaluation<Hybrid>> population) {
    return population.stream()
        .filter(one -> one.genotype().tree().equals(best.genotype().tree()))
        .min(Evaluation.BEST_FIRST)
        .orElse(best);
  }

  @Override
  public void tell(
      List<Evaluation<Hybrid>> young,
      List<Evaluation<Hybrid>> before,
      List<Evaluation<Hybrid>> after) {
    if (kept.isPresent()) {
      slots(before);
      cma.tell(Losses.of(young, individuals));
    }
    generation++;
    settle(after);
  }

  private void settle(List<Evaluation<Hybrid>> population) {
    if (generation % PHASE == 0) {
      kept =
          generation / PHASE % 2 == 0
              ? Optional.empty()
              : population.stream().min(Evaluation.BEST_FIRST);
    }
  }
}
