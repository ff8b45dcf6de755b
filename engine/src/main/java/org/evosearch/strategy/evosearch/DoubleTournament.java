package org.evosearch.strategy.evosearch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.genotype.Hybrid;
import org.evosearch.strategy.Evaluation;

/**
 * Selects parents: a tournament by fitness between the winners of tournaments of two by size. All
 * contestants are different individuals, as far as there are enough.
 *
 * <p>Sean Luke and Liviu Panait: Fighting Bloat with Nonparametric Parsimony Pressure. PPSN 2002.
 * Covariant parsimony: Riccardo Poli and Nicholas McPhee: Covariant Parsimony Pressure for Genetic
 * Programming, 2008, equation 8: c = Cov(size, fitness) / Var(size).
 */
final class DoubleTournament {

  private final BreedingSettings settings;
  private final List<Evaluation<Hybrid>> population;
  private final ToDoubleFunction<Evaluation<Hybrid>> merit;

  /**
   * A tournament among a population.
   *
   * @param population not empty, none of them failed
   */
  DoubleTournament(BreedingSettings settings, List<Evaluation<Hybrid>> population) {
    this.settings = settings;
    this.population = population;
    double price = settings.covariantParsimony() ? priceOfSize() : 0;
    this.merit = one -> fitness(one) - price * size(one);
  }

  private double priceOfSize() {
    List<Evaluation<Hybrid>> tried =
        population.stream().filter(one -> one.fitness().isPresent()).toList();
    double meanSize = tried.stream().mapToDouble(DoubleTournament::size).sum() / tried.size();
    double meanFitness = tried.stream().mapToDouble(DoubleTournament::fitness).sum() / tried.size();
    double covariance = 0;
    double variance = 0;
    for (Evaluation<Hybrid> one : tried) {
      covariance += (size(one) - meanSize) * (fitness(one) - meanFitness);
      variance += (size(one) - meanSize) * (size(one) - meanSize);
    }
    return variance > 0 ? covariance / variance : 0;
  }

  private int count() {
    return population.size();
  }

  private static double size(Evaluation<Hybrid> one) {
    return one.genotype().tree().size();
  }

  /** Infeasible trials have no fitness and rank last, by their violation. */
  private static double fitness(Evaluation<Hybrid> one) {
    return one.fitness().orElse(Double.NEGATIVE_INFINITY);
  }

  Evaluation<Hybrid> select(UniformRandomProvider random) {
    List<Evaluation<Hybrid>> contestants = contestants(random);
    double least = contestants.stream().mapToDouble(Evaluation::violation).min().orElseThrow();
    List<Evaluation<Hybrid>> lawful =
        contestants.stream().filter(one -> one.violation() <= least).toList();
    double best = lawful.stream().mapToDouble(merit).max().orElseThrow();
    return lawful.stream()
        .filter(one -> merit.applyAsDouble(one) >= best - settings.tie())
        .min(
            Comparator.<Evaluation<Hybrid>>comparingLong(Evaluation::parameters)
                .thenComparing(Evaluation::id))
        .orElseThrow();
  }

  private List<Evaluation<Hybrid>> contestants(UniformRandomProvider random) {
    int drawn = Math.min(count(), 2 * settings.tournamentSize());
    int[] indices = new PermutationSampler(random, count(), drawn).sample();
    List<Evaluation<Hybrid>> contestants = new ArrayList<>();
    for (int i = 0; i + 1 < drawn; i += 2) {
      contestants.add(
          smallerOf(population.get(indices[i]), population.get(indices[i + 1]), random));
    }
    if (drawn % 2 == 1) {
      contestants.add(population.get(indices[drawn - 1]));
    }
    return contestants;
  }

  private Evaluation<Hybrid> smallerOf(
      Evaluation<Hybrid> one, Evaluation<Hybrid> other, UniformRandomProvider random) {
    boolean ordered = size(one) <= size(other);
    boolean smallerWins = random.nextDouble() < settings.smallerWins();
    return ordered == smallerWins ? one : other;
  }
}
