package org.evosearch.space.nasbench201;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.SearchSpaceContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NasBench201SpaceTest extends SearchSpaceContract<Choices> {

  @Override
  protected ChoiceSpace space() {
    return new NasBench201Space(NasBench201Settings.PUBLISHED, image(), classes());
  }

  @Override
  protected TensorShape image() {
    return TensorShape.image(3, 32, 32);
  }

  @Override
  protected int classes() {
    return 10;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of("[0,0,0,0,0]", "[0,0,0,0,0,5]", "[0,0,0,0,0,0,0]", "|none~0|", "");
  }

  @Test
  void allCellsAreThere() {
    assertThat(space().all()).hasSize(15_625);
  }

  @Test
  void aRowIsFoundByTheBenchmarksText() {
    assertThat(space().tableKey(Choices.of(3, 3, 3, 1, 3, 3)))
        .isEqualTo(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|");
    assertThat(space().tableKey(Choices.of(0, 1, 2, 3, 4, 0)))
        .isEqualTo(
            "|none~0|+|skip_connect~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|none~2|");
  }

  /** Numbers of classes in order of first appearance; digest by classes.py. */
  @Test
  void cellsAreTheSameExactlyIfTheBenchmarkCountsThemAsOne() {
    ChoiceSpace space = space();
    Map<Fingerprint, Integer> numbers = new HashMap<>();
    String classes =
        space
            .all()
            .map(each -> space.decode(each).fingerprint())
            .map(fingerprint -> numbers.computeIfAbsent(fingerprint, f -> numbers.size()))
            .map(String::valueOf)
            .collect(Collectors.joining(","));

    assertThat(numbers).hasSize(6_466);
    assertThat(Fingerprint.ofText(classes).hex())
        .isEqualTo("1d004bc80e397cbd7effd47f8b566b7fda005cee67bc6a41f67f5d88c85bddc1");
  }

  /** From the benchmark's tables: parameters for 10, 100 and 120 classes. */
  @ParameterizedTest
  @CsvSource({
    "'[4,2,1,2,1,1]', 129306, 135156, 136456",
    "'[3,3,4,1,3,1]', 802426, 808276, 809576",
  })
  void thereAreAsManyParametersAsInTheBenchmark(String text, int ten, int hundred, int more) {
    Choices genotype = space().parse(text);
    assertThat(parameters(genotype, 10)).isEqualTo(ten);
    assertThat(parameters(genotype, 100)).isEqualTo(hundred);
    assertThat(parameters(genotype, 120)).isEqualTo(more);
  }

  private long parameters(Choices genotype, int classes) {
    Architecture network =
        new NasBench201Space(NasBench201Settings.PUBLISHED, image(), classes)
            .decode(genotype)
            .architecture();
    return Footprint.of(network).parameters();
  }
}
