package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.LayerIds;
import org.evosearch.genotype.Layers;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;
import org.junit.jupiter.api.Test;

class LayersCrossoverTest {

  private static final LayeredSpace PLAIN =
      new LayeredSpace(
          new LayeredSettings(
              LayeredSettings.Mode.CNN, 3, 0.2, 0.1, 0, LayeredSettings.Mixing.ONE_POINT),
          TensorShape.image(1, 8, 8),
          10);
  private static final LayeredSpace SPACE = PLAIN.heritable();

  private record Family(Layers mother, Layers father, Layers child) {

    static Family of(LayeredSpace space, long seed) {
      var random = new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
      Layers mother = space.sample(random);
      Layers father = space.sample(random);
      Layers child = space.crossover().orElseThrow().cross(mother, father, random);
      return new Family(mother, father, child);
    }
  }

  private static Stream<Family> families() {
    return LongStream.range(0, 300).mapToObj(seed -> Family.of(SPACE, seed));
  }

  @Test
  void childrenBelongToTheSpace() {
    assertThat(families()).allMatch(family -> SPACE.contains(family.child()));
    assertThat(LongStream.range(0, 300).mapToObj(seed -> Family.of(PLAIN, seed)))
        .allMatch(family -> PLAIN.contains(family.child()));
  }

  @Test
  void layersAreThoseOfTheMotherThenThoseOfTheFather() {
    assertThat(families())
        .allSatisfy(
            family -> {
              List<Layers.Layer> left = new ArrayList<>(family.child().layers());
              int first = 0;
              while (first < left.size() && family.mother().layers().contains(left.get(first))) {
                first++;
              }
              assertThat(first).isPositive();
              int size = family.father().layers().size();
              List<Layers.Layer> rest = left.subList(first, left.size());
              assertThat(rest).isNotEmpty();
              assertThat(rest)
                  .isEqualTo(family.father().layers().subList(size - rest.size(), size));
            });
  }

  /** Parents that share a layer have children in which it is there once under its id. */
  @Test
  void noTwoLayersOfAChildShareAnId() {
    assertThat(families())
        .allSatisfy(
            family -> {
              var random = new RandomStreams(5).stream(Purpose.PROPOSAL, 0, 0);
              Layers twin =
                  SPACE.crossover().orElseThrow().cross(family.mother(), family.mother(), random);
              assertThat(LayerIds.areComplete(twin)).isTrue();
            });
  }

  @Test
  void theTextOfAGenotypeKeepsItsIds() {
    assertThat(families())
        .allSatisfy(
            family -> assertThat(SPACE.parse(family.child().text())).isEqualTo(family.child()));
  }
}
