package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Reals;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class RealsCrossoverTest {

  private static final int GENES = 10_000;
  private static final Reals MOTHER = new Reals(Collections.nCopies(GENES, 0.25));
  private static final Reals FATHER = new Reals(Collections.nCopies(GENES, 0.75));

  private static UniformRandomProvider stream(long index) {
    return new RandomStreams(3).stream(Purpose.PROPOSAL, 0, index);
  }

  private static Reals child(long index) {
    return new RealsCrossover().cross(MOTHER, FATHER, stream(index));
  }

  @Test
  void eachGeneIsOneOfTheParentsEitherEquallyLikely() {
    Reals child = child(0);
    assertThat(child.values()).containsOnly(0.25, 0.75);
    long mothers = child.values().stream().filter(gene -> gene == 0.25).count();
    ChiSquare.assertFits(new long[] {mothers, GENES - mothers}, 0.5, 0.5);
  }

  @Test
  void genesAreDrawnByThemselves() {
    Reals child = child(1);
    long changes = IntStream.range(1, GENES).filter(i -> child.at(i) != child.at(i - 1)).count();
    ChiSquare.assertFits(new long[] {changes, GENES - 1 - changes}, 0.5, 0.5);
  }

  @Test
  void theSameRandomNumbersMakeTheSameChildAndOthersAnother() {
    assertThat(child(2)).isEqualTo(child(2)).isNotEqualTo(child(3));
  }
}
