package org.evosearch.space.tree;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.variation.TournamentSelection;
import org.evosearch.variation.TreeVariation;

/** Evolution of trees whose fitness is drawn by lot: what becomes of their size. */
final class RandomFitness {

  private static final int POPULATION = 50;
  private static final int GENERATIONS = 100;
  private static final double CROSSOVER_RATE = 0.6;
  private static final TournamentSelection BY_FITNESS = new TournamentSelection(4, 1);

  private record Individual(Tree tree, double fitness) {

    int size() {
      return tree.size();
    }
  }

  /** Who goes on to the next generation. */
  enum Survival {
    CHILDREN {
      @Override
      List<Individual> of(List<Individual> parents, List<Individual> children) {
        return children;
      }
    },
    BEST_OF_BOTH {
      @Override
      List<Individual> of(List<Individual> parents, List<Individual> children) {
        return Stream.concat(parents.stream(), children.stream())
            .sorted(Comparator.comparing(Individual::fitness).reversed())
            .limit(POPULATION)
            .toList();
      }
    };

    abstract List<Individual> of(List<Individual> parents, List<Individual> children);
  }

  private final TreeVariation variation;
  private final TournamentSelection bySize;
  private final UniformRandomProvider random;
  private List<Individual> population;

  /** Creates one in which the smaller of two trees is preferred with the given probability. */
  RandomFitness(TreeSpace space, double parsimony, long run) {
    this.variation = space.variation(space.center());
    this.bySize = new TournamentSelection(2, parsimony);
    this.random = Trees.stream(run);
    this.population = individuals(() -> variation.grow(random));
  }

  private List<Individual> individuals(Supplier<Tree> trees) {
    return IntStream.range(0, POPULATION)
        .mapToObj(i -> new Individual(trees.get(), random.nextDouble()))
        .toList();
  }

  private Tree child() {
    Tree mother = parent();
    return random.nextDouble() < CROSSOVER_RATE
        ? variation
            .cross(mother, parent(), random)
            .orElseGet(() -> variation.mutate(mother, random))
        : variation.mutate(mother, random);
  }

  /** Sean Luke, Liviu Panait: Fighting Bloat with Nonparametric Parsimony Pressure. 2002. */
  private Tree parent() {
    List<Individual> contestants =
        IntStream.range(0, BY_FITNESS.size())
            .mapToObj(
                i -> bySize.select(population, Comparator.comparingInt(Individual::size), random))
            .toList();
    return BY_FITNESS
        .select(contestants, Comparator.comparing(Individual::fitness).reversed(), random)
        .tree();
  }

  double meanSize() {
    return population.stream().mapToInt(Individual::size).average().orElseThrow();
  }

  /** The mean size at the end, in multiples of that at the start. */
  double growth(Survival survival) {
    double start = meanSize();
    for (int generation = 0; generation < GENERATIONS; generation++) {
      population = survival.of(population, individuals(this::child));
    }
    return meanSize() / start;
  }

  /** The mean of several runs: the mean size at the end, in multiples of that at the start. */
  static double meanGrowth(TreeSpace space, double parsimony, Survival survival, int runs) {
    return IntStream.range(0, runs)
        .mapToDouble(run -> new RandomFitness(space, parsimony, run).growth(survival))
        .average()
        .orElseThrow();
  }

  /** Prints the growth with control and without, for a number of runs. */
  public static void main(String[] arguments) {
    int runs = Integer.parseInt(arguments[0]);
    for (Survival survival : Survival.values()) {
      double with = meanGrowth(Trees.space(), 0.7, survival, runs);
      double without = meanGrowth(unlimited(), 0.5, survival, runs);
      System.out.println(survival + ": " + with + " with control, " + without + " without");
    }
  }

  /** A space whose trees may grow. */
  static TreeSpace unlimited() {
    return Trees.space("space.tree.max-depth=30", "space.tree.max-nodes=1000");
  }
}
