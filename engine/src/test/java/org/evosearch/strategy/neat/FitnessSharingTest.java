package org.evosearch.strategy.neat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FitnessSharingTest {

  private static Species species(int id, double... fitness) {
    return Species.founded(id, Member.of(SampleNeat.evaluations(0, id, fitness)), 0);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void allChildrenAreGivenAwayAndNoneIsMissing(
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = -50, max = 50) Double> fitness,
      @ForAll @IntRange(min = 2, max = 200) int children) {
    List<Species> species = new ArrayList<>();
    for (int i = 0; i < fitness.size(); i++) {
      species.add(species(i, fitness.get(i), fitness.get(i) - 1));
    }
    int[] counts = FitnessSharing.children(species, children);
    assertThat(Arrays.stream(counts).sum()).isEqualTo(children);
    assertThat(Arrays.stream(counts)).allMatch(count -> count >= 0);
  }

  @Test
  void aSpeciesHasChildrenByTheMeanOfItsMembers() {
    List<Species> species = List.of(species(0, 8, 4), species(1, 3, 3, 3, 3), species(2, 1));
    assertThat(FitnessSharing.children(species, 100)).containsExactly(60, 30, 10);
  }

  @Test
  void negativeFitnessIsShifted() {
    List<Species> species = List.of(species(0, -1), species(1, -4, -2), species(2, -4));
    assertThat(FitnessSharing.shares(species)).containsExactly(3, 1, 0);
  }

  @Test
  void failuresAreWorthWhatTheWorstIs() {
    List<Species> species = List.of(species(0, 5, Double.NaN), species(1, 1));
    assertThat(FitnessSharing.shares(species)).containsExactly(3, 1);
  }

  @Test
  void whereNothingIsWorthAnythingAllHaveEquallyMany() {
    assertThat(FitnessSharing.children(List.of(species(0, 0), species(1, 0), species(2, 0)), 8))
        .containsExactly(3, 3, 2);
  }
}
