package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelMapTest {

  private static final ChannelMap MAP = new ChannelMap(List.of(0, 1, 1, ChannelMap.NEW), 3);

  @Test
  void countsSayHowOftenAChannelIsThere() {
    assertThat(MAP.counts()).containsExactly(1, 2, 0);
    assertThat(MAP.first(1)).isEqualTo(1);
    assertThat(MAP.first(2)).isEqualTo(ChannelMap.NEW);
  }

  @Test
  void aMapIsCompleteIfNothingIsNewAndNothingIsLost() {
    assertThat(MAP.isComplete()).isFalse();
    assertThat(new ChannelMap(List.of(1, 0, 1), 2).isComplete()).isTrue();
    assertThat(ChannelMap.leading(2, 1).isComplete()).isFalse();
    assertThat(ChannelMap.leading(1, 2).isComplete()).isFalse();
  }

  @Test
  void flattenedChannelsKeepTheirPlaces() {
    assertThat(MAP.flattened(2).sources())
        .containsExactly(0, 1, 2, 3, 2, 3, ChannelMap.NEW, ChannelMap.NEW);
    assertThat(MAP.flattened(2).width()).isEqualTo(6);
  }

  @Test
  void joinedChannelsFollowEachOther() {
    ChannelMap joined = ChannelMap.joined(List.of(MAP, ChannelMap.leading(2, 2)));
    assertThat(joined.sources()).containsExactly(0, 1, 1, ChannelMap.NEW, 3, 4);
    assertThat(joined.width()).isEqualTo(5);
  }
}
