package org.evosearch.strategy.evosearch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.tree.TreeSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.SearchStrategy;

/** A small space, settings and searches to test with. */
final class Samples {

  static final HybridSpace SPACE =
      TreeSpace.of(
          Settings.parse("", List.of("space.tree.levels=1", "space.tree.max-initial-depth=3"))
              .root()
              .section("space")
              .section("tree"),
          TensorShape.image(1, 8, 8),
          10);

  static final BreedingSettings BREEDING = new BreedingSettings(4, 0.7, 0.1, 0.6, 0.3, 0.2, false);

  private Samples() {}

  static EvoSearchSettings settings(int population, Credit credit) {
    return settings(population, credit, 0);
  }

  static EvoSearchSettings settings(int population, Credit credit, int patience) {
    return new EvoSearchSettings(
        new ProgrammingSettings(population, BREEDING, Survival.BEST, patience), credit, 0.3);
  }

  /** What each generation of a search was told. */
  static List<List<Evaluation<Hybrid>>> run(
      SearchStrategy<Hybrid> strategy,
      int generations,
      RandomStreams streams,
      Function<Hybrid, OptionalDouble> fitness) {
    Evaluations<Hybrid> evaluations = new Evaluations<>(SPACE, fitness);
    List<List<Evaluation<Hybrid>>> told = new ArrayList<>();
    for (int generation = 0; generation < generations; generation++) {
      told.add(evaluations.of(generation, strategy.ask(generation, streams)));
      strategy.tell(told.get(generation));
    }
    return told;
  }

  static double distance(Hybrid genotype, double target) {
    return genotype.reals().values().stream()
        .mapToDouble(gene -> (gene - target) * (gene - target))
        .sum();
  }
}
