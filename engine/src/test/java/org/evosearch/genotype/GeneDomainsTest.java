package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class GeneDomainsTest {

  private static final GeneDomains DOMAINS =
      new GeneDomains(
          Map.of(
              "rate", new GeneDomain.RealInterval(0, 0.7),
              "units", new GeneDomain.WholeInterval(1, 8)));

  private final UniformRandomProvider random = new RandomStreams(5).stream(Purpose.PROPOSAL, 0, 0);

  @Test
  void drawnGenesAreContained() {
    assertThat(IntStream.range(0, 1000).mapToObj(i -> DOMAINS.draw(random)))
        .allMatch(DOMAINS::contain)
        .allMatch(genes -> genes.whole("units") >= 1 && genes.real("rate") < 0.7);
  }

  @Test
  void aFurtherDomainIsDrawnAfterTheOthers() {
    GeneDomains first = new GeneDomains(Map.of("units", new GeneDomain.WholeInterval(1, 8)));
    GeneDomains both = first.with("rate", new GeneDomain.RealInterval(0, 0.7));
    assertThat(both.values().keySet()).containsExactly("units", "rate");
    assertThat(both.draw(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0)).whole("units"))
        .isEqualTo(first.draw(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0)).whole("units"));
  }

  @Test
  void genesThatLackOneOrHaveOneMoreAreNotContained() {
    Gene rate = new Gene.Real(0.5);
    Gene units = new Gene.Whole(3);
    assertThat(DOMAINS.contain(new Genes(Map.of("rate", rate, "units", units)))).isTrue();
    assertThat(DOMAINS.contain(new Genes(Map.of("rate", rate)))).isFalse();
    assertThat(DOMAINS.contain(new Genes(Map.of("rate", rate, "units", units, "more", rate))))
        .isFalse();
    assertThat(DOMAINS.contain(new Genes(Map.of("rate", units, "units", rate)))).isFalse();
  }

  @Test
  void theShareOfRedrawnGenesIsTheRate() {
    Genes genes = DOMAINS.draw(random);
    long redrawn =
        IntStream.range(0, 10_000)
            .mapToObj(i -> DOMAINS.redraw(genes, 0.2, random))
            .filter(other -> other.real("rate") != genes.real("rate"))
            .count();
    ChiSquare.assertFits(new long[] {redrawn, 10_000 - redrawn}, 0.2, 0.8);
  }

  @Test
  void atRateZeroAllStayAndAtRateOneNoneDoes() {
    Genes genes = DOMAINS.draw(random);
    assertThat(DOMAINS.redraw(genes, 0, random)).isEqualTo(genes);
    assertThat(DOMAINS.redraw(genes, 1, random).real("rate")).isNotEqualTo(genes.real("rate"));
  }

  @Test
  void aGeneOfNoDomainCannotBeRedrawn() {
    Genes unknown = new Genes(Map.of("colour", new Gene.Word("red")));
    assertThatThrownBy(() -> DOMAINS.redraw(unknown, 1, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown gene: colour");
  }
}
