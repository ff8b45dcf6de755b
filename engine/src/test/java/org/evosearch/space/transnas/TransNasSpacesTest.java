package org.evosearch.space.transnas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.SearchSpaceContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransNasSpacesTest {

  private static final TensorShape IMAGE = TensorShape.image(3, 64, 64);

  private static ChoiceSpace micro() {
    return new MicroSpace(TransNasSettings.PUBLISHED, IMAGE, 47);
  }

  private static ChoiceSpace macro() {
    return new MacroSpace(TransNasSettings.PUBLISHED, IMAGE, 47);
  }

  @Nested
  class Micro extends SearchSpaceContract<Choices> {

    @Override
    protected ChoiceSpace space() {
      return micro();
    }

    @Override
    protected TensorShape image() {
      return IMAGE;
    }

    @Override
    protected int classes() {
      return 47;
    }

    @Override
    protected List<String> foreignTexts() {
      return List.of("[0,0,0,0,0]", "[0,0,0,0,0,4]", "64-41414-0_00_000");
    }
  }

  @Nested
  class Macro extends SearchSpaceContract<Choices> {

    @Override
    protected ChoiceSpace space() {
      return macro();
    }

    @Override
    protected TensorShape image() {
      return IMAGE;
    }

    @Override
    protected int classes() {
      return 47;
    }

    /** A gap; no module that widens; none that shrinks; too wide; too flat. */
    @Override
    protected List<String> foreignTexts() {
      return List.of(
          "[3,0,0,0,0,1]",
          "[2,0,0,0,0,0]",
          "[1,1,1,1,0,0]",
          "[3,1,1,1,0,0]",
          "[2,2,2,2,3,3]",
          "[2,2,2,2,0,0]");
    }
  }

  /** 4,096 cells; how many are trained differently is from classes.py. */
  @Test
  void cellsThatAreTrainedAlikeAreTheSame() {
    List<Fingerprint> fingerprints =
        micro().all().map(each -> micro().decode(each).fingerprint()).toList();
    assertThat(fingerprints).hasSize(4_096);
    assertThat(fingerprints.stream().distinct()).hasSize(3_215);
  }

  /** Pairs with equal and with different values in the benchmark's tables. */
  @Test
  void theBenchmarkHasTheSameValuesForThem() {
    assertThat(fingerprints("[0,0,0,2,0,2]", "[0,0,0,2,1,2]", "[0,0,1,2,2,1]")).hasSize(1);
    assertThat(fingerprints("[0,1,0,3,0,0]", "[0,1,1,3,1,0]", "[1,3,0,0,0,1]")).hasSize(1);
    assertThat(fingerprints("[0,0,0,2,0,2]", "[0,0,0,2,2,2]")).hasSize(2);
    assertThat(fingerprints("[0,0,0,2,3,1]", "[0,0,3,2,0,1]")).hasSize(2);
  }

  private static Stream<Fingerprint> fingerprints(String... cells) {
    return Stream.of(cells)
        .map(micro()::parse)
        .map(each -> micro().decode(each).fingerprint())
        .distinct();
  }

  @Test
  void thereAreAsManyMacroNetworksAsInTheBenchmark() {
    assertThat(macro().all().map(each -> macro().decode(each).fingerprint()))
        .hasSize(3_256)
        .doesNotHaveDuplicates();
  }
}
