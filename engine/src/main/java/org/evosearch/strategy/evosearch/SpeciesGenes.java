package org.evosearch.strategy.evosearch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Losses;

/**
 * One CMA-ES for all trees and one for each of the best long-lived trees, which get about half of
 * the places of a generation. While there are fewer such trees than places, children with their
 * parents' genes take them.
 */
final class SpeciesGenes implements GeneSearch {

  /** Generations after which a tree is long-lived. */
  private static final int ADULT = 10;

  private final HybridSpace space;
  private final double sigma;
  private final int individuals;
  private final RandomStreams streams;
  private final int block;
  private final BoxedCma common;
  private final Map<Fingerprint, BoxedCma> own = new HashMap<>();
  private Map<Fingerprint, Integer> ages = Map.of();
  private List<Species> adults = List.of();
  private int generation;

  private record Species(Fingerprint tree, Evaluation<Hybrid> best) {}

  SpeciesGenes(
      HybridSpace space, Reals start, double sigma, int individuals, RandomStreams streams) {
    this.space = space;
    this.sigma = sigma;
    this.individuals = individuals;
    this.streams = streams;
    this.block = block(space);
    this.common = new BoxedCma(start, sigma, individuals - blocks() * block);
  }

  /** Number of points of a search for the genes of one tree, Hansen's default. */
  private static int block(HybridSpace space) {
    return 4 + (int) Math.floor(3 * StrictMath.log(space.reals()));
  }

  /** The smallest population in which a tree has a search of its own. */
  static int leastPopulation(HybridSpace space) {
    return 2 * block(space);
  }

  /** The number of trees whose genes are searched at once. */
  private int blocks() {
    return individuals / 2 / block;
  }

  @Override
  public List<Slot> slots(List<Evaluation<Hybrid>> population) {
    List<Slot> slots = new ArrayList<>();
    genes(common, 0).forEach(genes -> slots.add(new Slot.Bred(genes)));
    for (int i = 0; i < adults.size(); i++) {
      Species species = adults.get(i);
      genes(search(species), i + 1)
          .forEach(genes -> slots.add(new Slot.Kept(species.best(), genes)));
    }
    slots.addAll(Collections.nCopies(individuals - slots.size(), new Slot.Inherited()));
    return slots;
  }

  private List<Reals> genes(BoxedCma cma, int index) {
    return cma.genes(() -> streams.stream(Purpose.REAL_GENES, generation, index));
  }

  private BoxedCma search(Species species) {
    return own.computeIfAbsent(
        species.tree(), tree -> new BoxedCma(species.best().genotype().reals(), sigma, block));
  }

  @Override
  public void tell(
      List<Evaluation<Hybrid>> young,
      List<Evaluation<Hybrid>> before,
      List<Evaluation<Hybrid>> after) {
    slots(before);
    double[] losses = Losses.of(young, individuals);
    int from = individuals - blocks() * block;
    common.tell(Arrays.copyOf(losses, from));
    for (Species species : adults) {
      search(species).tell(Arrays.copyOfRange(losses, from, from + block));
      from += block;
    }
    generation++;
    grow(after);
  }

  private void grow(List<Evaluation<Hybrid>> population) {
    Map<Fingerprint, Evaluation<Hybrid>> best = new LinkedHashMap<>();
    population.stream()
        .sorted(Evaluation.BEST_FIRST)
        .forEach(one -> best.putIfAbsent(tree(one), one));
    Map<Fingerprint, Integer> older = new HashMap<>();
    best.keySet().forEach(tree -> older.put(tree, 1 + ages.getOrDefault(tree, 0)));
    ages = older;
    own.keySet().retainAll(best.keySet());
    adults =
        best.entrySet().stream()
            .filter(entry -> ages.getOrDefault(entry.getKey(), 0) > ADULT)
            .limit(blocks())
            .map(entry -> new Species(entry.getKey(), entry.getValue()))
            .toList();
  }

  /** The tree without its genes. */
  private Fingerprint tree(Evaluation<Hybrid> one) {
    return space.fingerprint(one.genotype().tree());
  }
}
