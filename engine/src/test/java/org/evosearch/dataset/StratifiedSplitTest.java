package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {

  private static UniformRandomProvider stream(long seed) {
    return new RandomStreams(seed).stream(Purpose.SPLIT, 0, 0);
  }

  private static long members(int[] labels, int[] indices, int label) {
    return Arrays.stream(indices).filter(i -> labels[i] == label).count();
  }

  @Property
  void thePartsAreDisjointSortedAndTogetherEverything(
      @ForAll @Size(min = 2, max = 80) List<@IntRange(max = 5) Integer> classes,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double fraction,
      @ForAll long seed) {
    int[] labels = classes.stream().mapToInt(c -> c).toArray();
    long expected = Math.round(fraction * labels.length);
    Assume.that(expected > 0 && expected < labels.length);

    StratifiedSplit split = StratifiedSplit.of(labels, fraction, stream(seed));

    assertThat(split.heldOut()).hasSize((int) expected).isSorted();
    assertThat(split.rest()).isSorted();
    assertThat(IntStream.concat(stream(split.rest()), stream(split.heldOut())).sorted().toArray())
        .containsExactly(IntStream.range(0, labels.length).toArray());
  }

  private static IntStream stream(int[] indices) {
    return Arrays.stream(indices);
  }

  @Property
  void eachClassGivesItsShareToTheNearestImage(
      @ForAll @Size(min = 2, max = 80) List<@IntRange(max = 5) Integer> classes,
      @ForAll @DoubleRange(min = 0.05, max = 1) double fraction,
      @ForAll long seed) {
    int[] labels = classes.stream().mapToInt(c -> c).toArray();
    int[] subset = StratifiedSplit.stratifiedSubset(labels, fraction, stream(seed));

    double exact = (double) subset.length / labels.length;
    for (int label = 0; label <= 5; label++) {
      double share = exact * members(labels, IntStream.range(0, labels.length).toArray(), label);
      assertThat((double) members(labels, subset, label))
          .isBetween(Math.floor(share - 1e-9), Math.ceil(share + 1e-9));
    }
  }

  @Test
  void theLargestRemaindersGetWhatIsLeft() {
    // Of 10 images 3: exact shares 1.5, 0.9, 0.6.
    int[] labels = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2};

    int[] subset = StratifiedSplit.stratifiedSubset(labels, 0.3, stream(4));

    assertThat(subset).hasSize(3);
    assertThat(members(labels, subset, 0)).isEqualTo(1);
    assertThat(members(labels, subset, 1)).isEqualTo(1);
    assertThat(members(labels, subset, 2)).isEqualTo(1);
  }

  @Test
  void theSameStreamDrawsTheSameImagesAndAnotherOneOthers() {
    int[] labels = IntStream.range(0, 200).map(i -> i % 4).toArray();

    int[] first = StratifiedSplit.stratifiedSubset(labels, 0.25, stream(7));

    assertThat(StratifiedSplit.stratifiedSubset(labels, 0.25, stream(7))).isEqualTo(first);
    assertThat(StratifiedSplit.stratifiedSubset(labels, 0.25, stream(8))).isNotEqualTo(first);
  }

  @Test
  void aWholeSubsetIsEveryImage() {
    assertThat(StratifiedSplit.stratifiedSubset(new int[] {1, 0, 1}, 1, stream(1)))
        .containsExactly(0, 1, 2);
  }

  @Test
  void theSmallestSubsetHasAnImage() {
    assertThat(StratifiedSplit.stratifiedSubset(new int[] {1, 0, 1}, 1e-6, stream(1))).hasSize(1);
  }

  @Test
  void aSplitThatLeavesAPartEmptyIsRefused() {
    assertThatThrownBy(() -> StratifiedSplit.of(new int[] {0, 1, 0}, 0.1, stream(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid fraction: 0.1 (it leaves no image in one part of 3)");
  }

  @Test
  void aNegativeLabelIsRefused() {
    assertThatThrownBy(() -> StratifiedSplit.of(new int[] {0, -1, 0}, 0.5, stream(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid label: -1 (0 or more)");
  }

  @Test
  void aSubsetLargerThanAllIsRefused() {
    assertThatThrownBy(() -> StratifiedSplit.stratifiedSubset(new int[3], 1.5, stream(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid fraction: 1.5 (above 0, up to 1)");
  }
}
