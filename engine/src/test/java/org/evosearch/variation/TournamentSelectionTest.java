package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class TournamentSelectionTest {

  private static final int DRAWS = 20_000;
  private static final TournamentSelection OF_THREE = new TournamentSelection(3, 0.85);

  private final UniformRandomProvider random = new RandomStreams(29).stream(Purpose.PROPOSAL, 0, 0);

  /** How often each of some numbers, the smallest being the best, is selected. */
  private long[] winners(TournamentSelection selection, int population) {
    List<Integer> all = IntStream.range(0, population).boxed().toList();
    long[] counts = new long[population];
    for (int i = 0; i < DRAWS; i++) {
      counts[selection.select(all, Comparator.naturalOrder(), random)]++;
    }
    return counts;
  }

  @Test
  void ranksWinWithTheirProbabilities() {
    ChiSquare.assertFits(winners(OF_THREE, 3), 0.85, 0.1275, 0.0225);
  }

  @Test
  void inASmallPopulationTheLastTakesWhatIsLeft() {
    ChiSquare.assertFits(winners(OF_THREE, 2), 0.85, 0.15);
    assertThat(winners(OF_THREE, 1)).containsExactly(DRAWS);
  }

  /** The best of three of six is r with as many triples as lie behind r: C(5 - r, 2) of 20. */
  @Test
  void contestantsAreDistinctAndUniform() {
    long[] counts = winners(new TournamentSelection(3, 1), 6);
    assertThat(counts[4] + counts[5]).isZero();
    ChiSquare.assertFits(
        new long[] {counts[0], counts[1], counts[2], counts[3]},
        10 / 20.0,
        6 / 20.0,
        3 / 20.0,
        1 / 20.0);
  }

  @Test
  void ranksWinAmongWhoeverIsDrawn() {
    double[] best = {10 / 20.0, 6 / 20.0, 3 / 20.0, 1 / 20.0, 0, 0};
    double[] middle = {0, 4 / 20.0, 6 / 20.0, 6 / 20.0, 4 / 20.0, 0};
    double[] worst = {0, 0, 1 / 20.0, 3 / 20.0, 6 / 20.0, 10 / 20.0};
    double[] expected =
        IntStream.range(0, 6)
            .mapToDouble(r -> 0.85 * best[r] + 0.1275 * middle[r] + 0.0225 * worst[r])
            .toArray();
    ChiSquare.assertFits(winners(OF_THREE, 6), expected);
  }

  @Test
  void aTournamentOfOneIsADraw() {
    ChiSquare.assertUniform(winners(new TournamentSelection(1, 0.85), 8));
  }

  @Test
  void theOrderOfThePopulationDoesNotMatterToWhoIsBest() {
    List<Integer> backwards = List.of(3, 2, 1, 0);
    TournamentSelection all = new TournamentSelection(9, 1);
    assertThat(all.select(backwards, Comparator.naturalOrder(), random)).isZero();
    assertThat(all.select(backwards, Collections.reverseOrder(), random)).isEqualTo(3);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new TournamentSelection(0, 0.85))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid tournament size: 0 (at least 1)");
    assertThatThrownBy(() -> new TournamentSelection(3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid win probability: 0.0 (in (0, 1])");
    assertThatThrownBy(() -> new TournamentSelection(3, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid win probability: NaN (in (0, 1])");
  }
}
