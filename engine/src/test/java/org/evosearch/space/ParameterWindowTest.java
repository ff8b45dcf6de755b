package org.evosearch.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.autoformer.AutoFormerSpace;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterWindowTest {

  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);

  /** The spaces that have one, and a narrow one for each. */
  private enum Windowed {
    MOBILENETV3(3_700_000, 3_900_000) {
      @Override
      ChoiceSpace of(Section section) {
        return MobileNetV3Space.of(section, IMAGE, 10);
      }
    },
    AUTOFORMER(5_600_000, 5_900_000) {
      @Override
      ChoiceSpace of(Section section) {
        return AutoFormerSpace.of(section, IMAGE, 10);
      }
    };

    private final long least;
    private final long most;

    Windowed(long least, long most) {
      this.least = least;
      this.most = most;
    }

    abstract ChoiceSpace of(Section section);

    private String path() {
      return "space." + name().toLowerCase(Locale.ROOT);
    }

    ChoiceSpace space(long from, long to) {
      String path = path();
      Settings settings =
          Settings.parse(
              "", List.of(path + ".min-parameters=" + from, path + ".max-parameters=" + to));
      return of(settings.root().section(path));
    }

    ChoiceSpace narrow() {
      return space(least, most);
    }

    void assertInside(ChoiceSpace space, Choices genotype) {
      long parameters = Footprint.of(space.decode(genotype).architecture()).parameters();
      assertThat(parameters).isBetween(least, most);
    }
  }

  private static Stream<UniformRandomProvider> streams(int count) {
    return LongStream.range(0, count)
        .mapToObj(i -> new RandomStreams(21).stream(Purpose.PROPOSAL, 0, i));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDrawnAndWhatComesOfItLiesInTheWindow(Windowed windowed) {
    ChoiceSpace space = windowed.narrow();
    streams(40)
        .forEach(
            random -> {
              Choices mother = space.sample(random);
              Choices father = space.initial(random);
              Choices mutant = space.mutation().mutate(mother, random);
              Choices child = space.crossover().orElseThrow().cross(mutant, father, random);
              Stream.of(mother, father, mutant, child)
                  .forEach(genotype -> windowed.assertInside(space, genotype));
            });
  }

  @ParameterizedTest
  @EnumSource
  void neighborsLieInTheWindow(Windowed windowed) {
    ChoiceSpace space = windowed.narrow();
    Choices genotype = space.sample(streams(1).findFirst().orElseThrow());
    List<Choices> inside = space.neighbors(genotype).toList();

    assertThat(inside).isNotEmpty().allSatisfy(neighbor -> windowed.assertInside(space, neighbor));
    assertThat(inside).hasSizeLessThan((int) windowed.space(0, 0).neighbors(genotype).count());
  }

  @ParameterizedTest
  @EnumSource
  void whatLiesOutsideIsNotOfTheSpace(Windowed windowed) {
    ChoiceSpace space = windowed.narrow();
    ChoiceSpace open = windowed.space(0, 0);
    Choices outside =
        streams(200)
            .map(open::sample)
            .filter(drawn -> !space.contains(drawn))
            .findFirst()
            .orElseThrow();

    assertThatThrownBy(() -> space.parse(outside.text()))
        .hasMessage("Invalid genotype: " + outside.text() + " (not of this space)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MOBILENETV3 | 20000000 | 0 | min-parameters: 20000000 (between",
        "MOBILENETV3 | 0 | 1000 | max-parameters: 1000 (between",
        "AUTOFORMER | 5000000 | 5000001 | max-parameters: 5000001 (between",
        "AUTOFORMER | 7 | 6 | max-parameters: 6 (0 for no limit, or at least min-parameters, 7)",
        "AUTOFORMER | -1 | 6 | min-parameters: -1 (at least 0)"
      })
  void aWindowThatNoNetworkLiesInIsRefused(
      Windowed windowed, long least, long most, String message) {
    assertThatThrownBy(() -> windowed.space(least, most))
        .hasMessageContaining("Invalid " + windowed.path() + "." + message);
  }
}
