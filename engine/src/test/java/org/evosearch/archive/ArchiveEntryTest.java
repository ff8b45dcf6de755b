package org.evosearch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evosearch.archive.Offers.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveEntryTest {

  @Test
  void largerFitnessThenFewerParametersThenTheEarlierTrialComeFirst() {
    List<ArchiveEntry> order =
        List.of(entry(9, 2, 50), entry(4, 1, 10), entry(1, 1, 20), entry(2, 1, 20));
    assertThat(order).isSortedAccordingTo(ArchiveEntry.BEST_FIRST);
  }

  @Test
  void whoIsBetterInOneRespectAndNotWorseInTheOtherDominates() {
    ArchiveEntry entry = entry(0, 5, 50);
    assertThat(entry(1, 6, 50).dominates(entry)).isTrue();
    assertThat(entry(1, 5, 49).dominates(entry)).isTrue();
    assertThat(entry(1, 6, 49).dominates(entry)).isTrue();
    assertThat(entry(1, 5, 50).dominates(entry)).isFalse();
    assertThat(entry(1, 6, 51).dominates(entry)).isFalse();
    assertThat(entry(1, 4, 1).dominates(entry)).isFalse();
  }
}
