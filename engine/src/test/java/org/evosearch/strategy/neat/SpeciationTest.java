package org.evosearch.strategy.neat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.variation.neat.SampleGenomes;
import org.junit.jupiter.api.Test;

class SpeciationTest {

  private static Speciation speciation(
      NeatSettings.Choice choice, double threshold, Map<Integer, NeatGenome> representatives) {
    return new Speciation(SampleNeat.DISTANCE, threshold, choice, representatives, 10);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void eachGenomeIsWithinTheThresholdOfWhoFoundedItsSpecies(
      @ForAll long seed, @ForAll NeatSettings.Choice choice) {
    List<NeatGenome> genomes = SampleGenomes.of(seed, Wiring.FEED_FORWARD, 20);
    Speciation speciation = speciation(choice, 2, Map.of());
    Map<Integer, NeatGenome> founders = new HashMap<>();
    for (NeatGenome genome : genomes) {
      int species = speciation.speciesOf(genome);
      NeatGenome founder = founders.computeIfAbsent(species, none -> genome);
      assertThat(SampleNeat.DISTANCE.between(founder, genome)).isLessThan(2);
    }
    assertThat(founders.keySet()).allMatch(species -> species >= 10 && species < 30);
    founders.forEach(
        (species, one) ->
            assertThat(founders.entrySet())
                .filteredOn(other -> !other.getKey().equals(species))
                .allMatch(other -> SampleNeat.DISTANCE.between(one, other.getValue()) >= 2));
  }

  @Test
  void theFirstSpeciesIsTheOldestAndTheNearestIsTheNearest() {
    List<NeatGenome> genomes = SampleGenomes.of(1, Wiring.FEED_FORWARD, 2);
    Map<Integer, NeatGenome> far = new java.util.LinkedHashMap<>();
    far.put(3, genomes.get(0));
    far.put(4, genomes.get(1));

    assertThat(speciation(NeatSettings.Choice.FIRST, 1e6, far).speciesOf(genomes.get(1)))
        .isEqualTo(3);
    assertThat(speciation(NeatSettings.Choice.NEAREST, 1e6, far).speciesOf(genomes.get(1)))
        .isEqualTo(4);
  }
}
