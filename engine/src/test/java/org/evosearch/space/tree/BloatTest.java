package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.variation.TournamentSelection;
import org.evosearch.variation.TreeVariation;
import org.junit.jupiter.api.Test;

/** What becomes of the size of trees whose fitness is drawn by lot. */
class BloatTest {

  private static final int POPULATION = 50;
  private static final int GENERATIONS = 100;
  private static final int RUNS = 4;
  private static final double CROSSOVER_RATE = 0.6;
  private static final TournamentSelection BY_FITNESS = new TournamentSelection(4, 1);

  private record Individual(Tree tree, double fitness) {

    int size() {
      return tree.size();
    }
  }

  /** Who goes on to the next generation. */
  private enum Survival {
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

  private static final class Evolution {

    private final TreeVariation variation;
    private final TournamentSelection bySize;
    private final UniformRandomProvider random;
    private List<Individual> population;

    /** Creates one in which the smaller of two trees is preferred with the given probability. */
    Evolution(TreeSpace space, double parsimony, long run) {
      this.variation = space.variation(space.centre());
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
  }

  private static double meanGrowth(TreeSpace space, double parsimony, Survival survival) {
    return IntStream.range(0, RUNS)
        .mapToDouble(run -> new Evolution(space, parsimony, run).growth(survival))
        .average()
        .orElseThrow();
  }

  @Test
  void withLimitsAndParsimonyTreesKeepTheirSize() {
    assertThat(meanGrowth(Trees.space(), 0.7, Survival.BEST_OF_BOTH)).isBetween(0.7, 1.3);
  }

  /** Where no parent survives parsimony is on the strong side. */
  @Test
  void withLimitsAndParsimonyTreesDoNotGrowWhereParentsDie() {
    assertThat(meanGrowth(Trees.space(), 0.7, Survival.CHILDREN)).isBetween(0.6, 1.3);
  }

  @Test
  void withoutThemTreesGrow() {
    TreeSpace unlimited = Trees.space("space.tree.max-depth=30", "space.tree.max-nodes=1000");
    assertThat(meanGrowth(unlimited, 0.5, Survival.CHILDREN)).isGreaterThan(3);
  }
}
