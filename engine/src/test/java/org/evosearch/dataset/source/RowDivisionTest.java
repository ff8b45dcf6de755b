package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Parts;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.RowTag.Split;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowDivisionTest {

  private static final DatasetSettings SETTINGS = settings(0, 0);

  private static DatasetSettings settings(long seed, int limit) {
    return new DatasetSettings("query", null, 0.25, seed, limit, 0, ImagePlacement.HOST);
  }

  private static RowTag tag(@Nullable Split split, @Nullable String group) {
    return new RowTag("", "a", split, group);
  }

  private static Parts<int[]> divided(DatasetSettings settings, List<RowTag> tags) {
    return RowDivision.of(new int[tags.size()], tags, settings);
  }

  private static int[] all(Parts<int[]> division) {
    return Stream.of(division.train(), division.validation(), division.test())
        .flatMapToInt(Arrays::stream)
        .sorted()
        .toArray();
  }

  private static Set<String> groups(List<RowTag> tags, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> String.valueOf(tags.get(row).group()))
        .collect(Collectors.toSet());
  }

  @Test
  void rowsThatNameTheirSplitAreUsedSo() {
    Parts<int[]> division =
        divided(
            SETTINGS,
            List.of(
                tag(Split.TRAIN, null),
                tag(Split.TEST, null),
                tag(null, null),
                tag(Split.VALIDATION, null)));

    assertThat(division.train()).containsExactly(0, 2);
    assertThat(division.validation()).containsExactly(3);
    assertThat(division.test()).containsExactly(1);
  }

  @Test
  void whatNoRowNamesIsHeldOutOfTheTrainingRows() {
    List<RowTag> tags = Collections.nCopies(100, tag(null, null));
    Parts<int[]> division = divided(SETTINGS, tags);

    assertThat(division.test()).hasSize(20);
    assertThat(division.validation()).hasSize(20);
    assertThat(all(division)).containsExactly(IntStream.range(0, 100).toArray());
  }

  @Test
  void theSeedOfTheSplitChangesValidationAndNeverTests() {
    List<RowTag> tags = Collections.nCopies(100, tag(null, null));
    Parts<int[]> one = divided(settings(1, 0), tags);
    Parts<int[]> other = divided(settings(2, 0), tags);

    assertThat(one.test()).containsExactly(other.test());
    assertThat(one.validation()).isNotEqualTo(other.validation());
  }

  @Test
  void fewerRowsAreOfTrainingAndValidationTogether() {
    Parts<int[]> division = divided(settings(0, 40), Collections.nCopies(100, tag(null, null)));

    assertThat(division.train()).hasSize(30);
    assertThat(division.validation()).hasSize(10);
    assertThat(division.test()).hasSize(20);
  }

  @Property(tries = 200)
  void noGroupIsOnTwoSides(
      @ForAll @Size(min = 30, max = 90) List<@IntRange(max = 12) Integer> drawn,
      @ForAll @IntRange(max = 5) int seed) {
    List<RowTag> tags = drawn.stream().map(group -> tag(null, "g" + group)).toList();
    if (drawn.stream().distinct().count() < 3) {
      return;
    }
    Parts<int[]> division = divided(settings(seed, 0), tags);
    Set<String> train = groups(tags, division.train());
    Set<String> validation = groups(tags, division.validation());
    Set<String> test = groups(tags, division.test());

    assertThat(train).isNotEmpty().doesNotContainAnyElementsOf(validation);
    assertThat(validation).isNotEmpty().doesNotContainAnyElementsOf(test);
    assertThat(test).isNotEmpty().doesNotContainAnyElementsOf(train);
    assertThat(all(division)).containsExactly(IntStream.range(0, tags.size()).toArray());
  }

  @Test
  void aGroupOnTwoSidesIsRefused() {
    assertThatThrownBy(
            () -> divided(SETTINGS, List.of(tag(Split.TRAIN, "p 1"), tag(Split.TEST, "p 1"))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot split the answer of dataset.query: group p 1 has rows in train and in test");
  }

  @Test
  void oneGroupCannotBeDivided() {
    assertThatThrownBy(() -> divided(SETTINGS, Collections.nCopies(9, tag(null, "one"))))
        .hasMessage(
            "Cannot split the answer of dataset.query: all rows for training are of one group");
  }

  @Test
  void someRowsHaveToTrain() {
    assertThatThrownBy(() -> divided(SETTINGS, List.of(tag(Split.TEST, null))))
        .hasMessage("Cannot split the answer of dataset.query: there are no training rows");
  }
}
