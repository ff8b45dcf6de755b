package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Layers;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;
import org.junit.jupiter.api.Test;

class LayerOnTopTest {

  private static final LayeredSpace SPACE =
      new LayeredSpace(
              new LayeredSettings(
                  LayeredSettings.Mode.MLP, 3, 0.2, 0.1, 0.5, LayeredSettings.Mixing.NONE),
              TensorShape.image(1, 8, 8),
              10)
          .heritable();

  @Test
  void halfOfTheChildrenWithRoomHaveALayerMoreAndNothingElse() {
    long onTop =
        LongStream.range(0, 400)
            .filter(
                seed -> {
                  var random = new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
                  Layers parent = SPACE.initial(random);
                  Layers child = SPACE.mutation().mutate(parent, random);
                  boolean grown =
                      child.layers().size() == 2
                          && child.layers().get(0).equals(parent.layers().get(0))
                          && child.network().equals(parent.network());
                  assertThat(SPACE.mutation().operator(parent, child))
                      .isEqualTo(grown ? "finetune" : "mutation");
                  assertThat(SPACE.contains(child)).isTrue();
                  return grown;
                })
            .count();
    assertThat(onTop).isBetween(165L, 240L);
  }

  @Test
  void aParentWithoutRoomIsMutatedOtherwise() {
    var random = new RandomStreams(3).stream(Purpose.PROPOSAL, 0, 0);
    Layers full = SPACE.sample(random);
    while (full.layers().size() < 3) {
      full = SPACE.sample(random);
    }
    Layers parent = full;
    assertThat(LongStream.range(0, 100).mapToObj(i -> SPACE.mutation().mutate(parent, random)))
        .allMatch(SPACE::contains)
        .noneMatch(child -> SPACE.mutation().operator(parent, child).equals("finetune"));
  }
}
