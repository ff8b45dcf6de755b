package org.evosearch.strategy.evosearch;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Tree;
import org.evosearch.genotype.TreeEditDistance;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.tree.TreeSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.trial.TrialId;

/**
 * A search for one tree of the space, drawn by lot, whose fitness is the negative edit distance to
 * it. Networks are not decoded: the number of nodes stands for that of parameters.
 */
final class PlantedTarget {

  private static final int NODES = 12;
  private static final int INDIVIDUALS = 50;
  private static final int GENERATIONS = 100;

  private static final HybridSpace SPACE =
      TreeSpace.of(
          Settings.parse("", List.of()).root().section("space").section("tree"),
          TensorShape.image(3, 32, 32),
          10);

  /** Those of the defaults. */
  private static final ProgrammingSettings SETTINGS =
      new ProgrammingSettings(
          INDIVIDUALS, new BreedingSettings(4, 0.7, 0.1, 0.6, 0.4, 0.2, false), Survival.BEST, 0);

  private final Tree target;
  private final RandomStreams streams;

  PlantedTarget(long seed) {
    this.streams = new RandomStreams(seed);
    this.target =
        trees(Purpose.TRIAL).filter(tree -> tree.size() == NODES).findFirst().orElseThrow();
  }

  private Stream<Tree> trees(Purpose purpose) {
    return LongStream.iterate(0, i -> i + 1)
        .mapToObj(i -> SPACE.initial(streams.stream(purpose, 0, i)).tree());
  }

  /** The shortest distance that genetic programming comes to. */
  int programming() {
    SearchStrategy<Hybrid> strategy = new GeneticProgramming(SPACE, SETTINGS);
    int shortest = Integer.MAX_VALUE;
    for (int generation = 0; generation < GENERATIONS; generation++) {
      List<Evaluation<Hybrid>> told = evaluated(generation, strategy.ask(generation, streams));
      strategy.tell(told);
      shortest = Math.min(shortest, shortest(told.stream().map(one -> one.genotype().tree())));
    }
    return shortest;
  }

  /** The shortest distance of as many trees that are drawn like the first ones. */
  int drawing() {
    return shortest(trees(Purpose.PROPOSAL).limit(INDIVIDUALS * GENERATIONS));
  }

  private int shortest(Stream<Tree> trees) {
    return trees.mapToInt(this::distance).min().orElseThrow();
  }

  private int distance(Tree tree) {
    return TreeEditDistance.between(tree, target);
  }

  private List<Evaluation<Hybrid>> evaluated(int generation, List<Proposal<Hybrid>> proposals) {
    return IntStream.range(0, proposals.size())
        .mapToObj(i -> evaluated(new TrialId(generation, i), proposals.get(i)))
        .toList();
  }

  private Evaluation<Hybrid> evaluated(TrialId id, Proposal<Hybrid> proposal) {
    Tree tree = proposal.genotype().tree();
    return new Evaluation<>(
        id,
        proposal,
        Fingerprint.ofText(tree.text()),
        OptionalDouble.of(-distance(tree)),
        tree.size());
  }

  /** The distances of some runs, from the shortest to the longest. */
  static int[] sorted(int runs, LongToIntFunction distance) {
    return LongStream.range(0, runs).mapToInt(distance).sorted().toArray();
  }

  /** Prints the final distances of a number of runs, each with a target of its own. */
  public static void main(String[] arguments) {
    int runs = Integer.parseInt(arguments[0]);
    int[] programming = sorted(runs, seed -> new PlantedTarget(seed).programming());
    int[] drawing = sorted(runs, seed -> new PlantedTarget(seed).drawing());
    System.out.println("programming: " + Arrays.toString(programming));
    System.out.println("drawing: " + Arrays.toString(drawing));
  }
}
