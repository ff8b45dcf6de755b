package org.evosearch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.archive.Offers.entry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.architecture.Fingerprint;
import org.junit.jupiter.api.Test;

class HallOfFameTest {

  @Provide
  Arbitrary<List<ArchiveEntry>> offers() {
    return Offers.any();
  }

  @Property
  void theBestDifferentNetworksAreKeptBestFirst(
      @ForAll("offers") List<ArchiveEntry> offers, @ForAll @IntRange(min = 1, max = 6) int most) {
    HallOfFame hall = new HallOfFame(most);
    offers.forEach(hall::offer);
    Set<Fingerprint> seen = new HashSet<>();
    List<ArchiveEntry> expected =
        offers.stream()
            .filter(offer -> seen.add(offer.fingerprint()))
            .sorted(ArchiveEntry.BEST_FIRST)
            .limit(most)
            .toList();
    assertThat(hall.entries()).isEqualTo(expected);
  }

  @Test
  void ofEqualNetworksTheFirstOneOfferedCounts() {
    HallOfFame hall = new HallOfFame(3);
    hall.offer(entry(0, 7, 1, 10));
    hall.offer(entry(1, 7, 2, 10));
    assertThat(hall.entries()).containsExactly(entry(0, 7, 1, 10));
  }

  @Test
  void aNetworkThatWasPushedOutDoesNotComeBack() {
    HallOfFame hall = new HallOfFame(1);
    hall.offer(entry(0, 7, 1, 10));
    hall.offer(entry(1, 8, 2, 10));
    hall.offer(entry(2, 7, 3, 10));
    assertThat(hall.entries()).containsExactly(entry(1, 8, 2, 10));
  }

  @Test
  void whatWasGivenOutDoesNotChange() {
    HallOfFame hall = new HallOfFame(3);
    List<ArchiveEntry> before = hall.entries();
    hall.offer(entry(0, 1, 10));
    assertThat(before).isEmpty();
    assertThat(hall.entries()).hasSize(1);
    assertThat(hall.name()).isEqualTo("hall-of-fame");
  }

  @Test
  void aHallForNobodyIsRefused() {
    assertThatThrownBy(() -> new HallOfFame(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid capacity: 0 (at least 1)");
  }
}
