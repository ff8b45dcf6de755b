package org.evosearch.strategy.neat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.variation.neat.GenomeDistance;

/**
 * Divides the genomes of a generation into species: each joins one whose representative is nearer
 * than the threshold, or founds a new one and represents it.
 *
 * <p>Stanley and Miikkulainen 2002, section 3.3.
 */
final class Speciation {

  private final GenomeDistance distance;
  private final double threshold;
  private final NeatSettings.Choice choice;

  /** Genome that represents a species, by its id, the oldest first. */
  private final Map<Integer, NeatGenome> representatives;

  private int next;

  /**
   * Speciation of one generation.
   *
   * @param representatives of the existing species, the oldest first
   * @param next id of the next new species
   */
  Speciation(
      GenomeDistance distance,
      double threshold,
      NeatSettings.Choice choice,
      Map<Integer, NeatGenome> representatives,
      int next) {
    this.distance = distance;
    this.threshold = threshold;
    this.choice = choice;
    this.representatives = new LinkedHashMap<>(representatives);
    this.next = next;
  }

  /** The species of a genome, which may be a new one. */
  int speciesOf(NeatGenome genome) {
    OptionalInt known = choice == NeatSettings.Choice.FIRST ? first(genome) : nearest(genome);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    representatives.put(next, genome);
    return next++;
  }

  private OptionalInt first(NeatGenome genome) {
    return representatives.entrySet().stream()
        .filter(species -> distance.between(species.getValue(), genome) < threshold)
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  private OptionalInt nearest(NeatGenome genome) {
    OptionalInt nearest = OptionalInt.empty();
    double least = threshold;
    for (Map.Entry<Integer, NeatGenome> species : representatives.entrySet()) {
      double there = distance.between(species.getValue(), genome);
      if (there < least) {
        least = there;
        nearest = OptionalInt.of(species.getKey());
      }
    }
    return nearest;
  }
}
