package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class GeneDomainTest {

  private final UniformRandomProvider random = new RandomStreams(3).stream(Purpose.PROPOSAL, 0, 0);

  private Stream<Gene> draws(GeneDomain domain) {
    return IntStream.range(0, 12_000).mapToObj(i -> domain.draw(random));
  }

  @Test
  void wholeNumbersAreUniformWithBothEnds() {
    long[] counts = new long[6];
    draws(new GeneDomain.WholeInterval(-2, 3))
        .forEach(gene -> counts[((Gene.Whole) gene).value() + 2]++);
    ChiSquare.assertUniform(counts);
  }

  @Test
  void realNumbersAreUniformInTheValue() {
    long[] counts = new long[10];
    draws(new GeneDomain.RealInterval(-1, 1))
        .forEach(gene -> counts[(int) ((((Gene.Real) gene).value() + 1) * 5)]++);
    ChiSquare.assertUniform(counts);
  }

  @Test
  void wordsAreUniform() {
    GeneDomain.OneOf domain = GeneDomain.OneOf.of("a", "b", "c", "d");
    long[] counts = new long[4];
    draws(domain).forEach(gene -> counts[domain.words().indexOf(((Gene.Word) gene).value())]++);
    ChiSquare.assertUniform(counts);
  }

  @Test
  void aDomainContainsWhatItDraws() {
    for (GeneDomain domain :
        new GeneDomain[] {
          new GeneDomain.WholeInterval(0, Integer.MAX_VALUE - 1),
          new GeneDomain.WholeInterval(5, 5),
          new GeneDomain.RealInterval(5e-4, 0.2),
          GeneDomain.OneOf.of("only")
        }) {
      assertThat(draws(domain)).allMatch(domain::contains);
    }
  }

  @Test
  void aDomainContainsNothingElse() {
    GeneDomain whole = new GeneDomain.WholeInterval(1, 4);
    assertThat(whole.contains(new Gene.Whole(0))).isFalse();
    assertThat(whole.contains(new Gene.Whole(5))).isFalse();
    assertThat(whole.contains(new Gene.Real(2))).isFalse();
    GeneDomain real = new GeneDomain.RealInterval(0, 1);
    assertThat(real.contains(new Gene.Real(0))).isTrue();
    assertThat(real.contains(new Gene.Real(1))).isTrue();
    assertThat(real.contains(new Gene.Real(Math.nextUp(1.0)))).isFalse();
    assertThat(real.contains(new Gene.Whole(1))).isFalse();
    GeneDomain words = GeneDomain.OneOf.of("a", "b");
    assertThat(words.contains(new Gene.Word("A"))).isFalse();
    assertThat(words.contains(new Gene.Whole(0))).isFalse();
  }

  @Test
  void domainsThatHoldNothingAreRefused() {
    assertThatThrownBy(() -> new GeneDomain.WholeInterval(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid interval: [2, 1]");
    assertThatThrownBy(() -> new GeneDomain.RealInterval(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid interval: [1.0, 1.0]");
    assertThatThrownBy(() -> new GeneDomain.RealInterval(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid interval: [0.0, NaN]");
    assertThatThrownBy(() -> GeneDomain.OneOf.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid choice: no words");
  }

  @Test
  void aWordThatWouldBeTwiceAsLikelyIsRefused() {
    assertThatThrownBy(() -> GeneDomain.OneOf.of("a", "b", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid choice: [a, b, a] (all different)");
  }

  @Test
  void aGeneThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> new Gene.Real(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid gene: NaN (finite numbers only)");
  }
}
