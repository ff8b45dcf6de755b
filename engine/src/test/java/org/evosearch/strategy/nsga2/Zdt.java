package org.evosearch.strategy.nsga2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.archive.Costs;
import org.evosearch.archive.Hypervolume;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.variation.TournamentSelection;

/**
 * Problems with two objectives and 30 variables in [0, 1]. E. Zitzler, K. Deb, L. Thiele:
 * Comparison of Multiobjective Evolutionary Algorithms: Empirical Results. Evolutionary Computation
 * 8(2), 2000.
 */
enum Zdt {
  ZDT1 {
    @Override
    double shape(double f, double g) {
      return 1 - Math.sqrt(f / g);
    }
  },
  ZDT2 {
    @Override
    double shape(double f, double g) {
      return 1 - (f / g) * (f / g);
    }
  },
  ZDT3 {
    @Override
    double shape(double f, double g) {
      return 1 - Math.sqrt(f / g) - f / g * Math.sin(10 * Math.PI * f);
    }
  };

  static final int VARIABLES = 30;
  private static final int POPULATION = 100;
  private static final TournamentSelection BINARY = new TournamentSelection(2, 1);

  abstract double shape(double f, double g);

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  Costs costs(double[] x) {
    double rest = Arrays.stream(x).skip(1).sum();
    double g = 1 + 9 * rest / (VARIABLES - 1);
    return Costs.of(List.of(x[0], g * shape(x[0], g)));
  }

  /** The hypervolume up to (1.1, 1.1) of what is left after the given number of generations. */
  double hypervolume(int generations, long seed) {
    RandomStreams streams = new RandomStreams(seed);
    Survival survival = new Survival(POPULATION);
    UniformRandomProvider first = streams.stream(Purpose.PROPOSAL, 0, 0);
    List<double[]> drawn =
        Stream.generate(() -> first.doubles(VARIABLES).toArray()).limit(POPULATION).toList();
    List<Survivor<double[]>> population = survival.survivors(drawn, this::costs);
    for (int generation = 1; generation < generations; generation++) {
      List<double[]> all = new ArrayList<>(population.stream().map(Survivor::solution).toList());
      all.addAll(children(population, streams.stream(Purpose.PROPOSAL, generation, 0)));
      population = survival.survivors(all, this::costs);
    }
    return new Hypervolume(1.1, 1.1)
        .of(
            population.stream()
                .map(s -> s.costs().values().stream().mapToDouble(v -> v).toArray())
                .toList());
  }

  private static List<double[]> children(
      List<Survivor<double[]>> population, UniformRandomProvider random) {
    RealVariation variation = new RealVariation(15, 0.9, 20, 1.0 / VARIABLES);
    List<double[]> children = new ArrayList<>();
    while (children.size() < POPULATION) {
      double[] mother = BINARY.select(population, Survivor.BEST_FIRST, random).solution();
      double[] father = BINARY.select(population, Survivor.BEST_FIRST, random).solution();
      children.addAll(variation.children(mother, father, random));
    }
    return children;
  }
}
