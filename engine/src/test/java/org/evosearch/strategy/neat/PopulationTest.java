package org.evosearch.strategy.neat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.strategy.Evaluation;
import org.junit.jupiter.api.Test;

/** Species stagnate after 3 generations, the whole population after 5; one species is spared. */
class PopulationTest {

  private static final NeatSettings SETTINGS = SampleNeat.settings(20, 0);

  private int generation;
  private Population population = Population.none(1);

  /** Tells of a generation in which species k has a best fitness of its own. */
  private void tell(double... best) {
    List<Evaluation<NeatGenome>> all = new ArrayList<>();
    for (int k = 0; k < best.length; k++) {
      all.addAll(SampleNeat.evaluations(generation, k, best[k], best[k] - 1));
    }
    population = population.after(all, generation++, SETTINGS);
  }

  private List<Integer> reproducing() {
    return population.reproducing(generation, SETTINGS.stagnation()).stream()
        .map(Species::id)
        .toList();
  }

  @Test
  void aSpeciesWithoutImprovementHasNoChildren() {
    tell(5, 4, 3);
    tell(5.1, 4, 3.1);
    tell(5.2, 3.9, 3.2);
    assertThat(reproducing()).containsExactly(0, 1, 2);

    tell(5.3, 4, 3.3);
    assertThat(reproducing()).containsExactly(0, 2);

    tell(5.4, 4.1, 3.4);
    assertThat(reproducing()).containsExactly(0, 1, 2);
  }

  @Test
  void theBestSpeciesIsSpared() {
    tell(5, 4);
    tell(5, 4.1);
    tell(5, 4.2);
    tell(5, 4.3);
    assertThat(reproducing()).containsExactly(0, 1);
  }

  @Test
  void aPopulationWithoutImprovementIsFocusedOnTwoSpeciesForAGeneration() {
    tell(5, 4, 4.5);
    for (int i = 1; i < 5; i++) {
      tell(5, 4 + 0.1 * i, 4.5);
    }
    assertThat(reproducing()).doesNotContain(2);

    tell(5, 4.45, 4.6);
    assertThat(population.isFocused()).isTrue();
    assertThat(reproducing()).containsExactly(0, 2);

    tell(5, 4.4, 4.6);
    assertThat(population.isFocused()).isFalse();
    assertThat(reproducing()).containsExactly(0, 1, 2);
  }

  @Test
  void failuresHaveNoChildren() {
    tell(Double.NaN, 4);
    assertThat(reproducing()).containsExactly(1);

    tell(Double.NaN, Double.NaN);
    assertThat(reproducing()).isEmpty();
  }

  @Test
  void idsOfSpeciesAreNeverUsedAgain() {
    tell(1, 2, 3);
    tell(1, 2);
    assertThat(population.next()).isEqualTo(3);
  }
}
