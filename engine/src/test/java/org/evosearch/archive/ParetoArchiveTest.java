package org.evosearch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evosearch.archive.Offers.entry;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ParetoArchiveTest {

  @Provide
  Arbitrary<List<ArchiveEntry>> offers() {
    return Offers.any();
  }

  private static List<ArchiveEntry> kept(List<ArchiveEntry> offers) {
    ParetoArchive archive = new ParetoArchive();
    offers.forEach(archive::offer);
    return archive.entries();
  }

  private static boolean answersFor(ArchiveEntry kept, ArchiveEntry offer) {
    return kept.dominates(offer)
        || (kept.fitness() == offer.fitness() && kept.parameters() == offer.parameters());
  }

  @Property
  void nobodyKeptDominatesAnother(@ForAll("offers") List<ArchiveEntry> offers) {
    List<ArchiveEntry> kept = kept(offers);
    assertThat(kept).allMatch(one -> kept.stream().noneMatch(other -> other.dominates(one)));
  }

  @Property
  void everyOfferIsDominatedByOrEqualToOneThatIsKept(@ForAll("offers") List<ArchiveEntry> offers) {
    List<ArchiveEntry> kept = kept(offers);
    assertThat(offers).allMatch(offer -> kept.stream().anyMatch(one -> answersFor(one, offer)));
  }

  @Property
  void whatIsKeptIsWhatAllOffersTogetherLeave(@ForAll("offers") List<ArchiveEntry> offers) {
    List<ArchiveEntry> expected =
        offers.stream()
            .filter(offer -> offers.stream().noneMatch(other -> other.dominates(offer)))
            .filter(
                offer ->
                    offers.stream()
                        .takeWhile(earlier -> !earlier.equals(offer))
                        .noneMatch(earlier -> answersFor(earlier, offer)))
            .sorted(ArchiveEntry.BEST_FIRST)
            .toList();
    assertThat(kept(offers)).isEqualTo(expected);
  }

  @Test
  void aFrontGoesFromTheBestToTheSmallest() {
    assertThat(
            kept(
                List.of(
                    entry(0, 1, 10),
                    entry(1, 3, 30),
                    entry(2, 2, 20),
                    entry(3, 2, 25),
                    entry(4, 3, 30))))
        .containsExactly(entry(1, 3, 30), entry(2, 2, 20), entry(0, 1, 10));
    assertThat(new ParetoArchive().name()).isEqualTo("pareto-front");
  }
}
