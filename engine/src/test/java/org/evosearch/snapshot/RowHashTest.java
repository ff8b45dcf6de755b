package org.evosearch.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowHashTest {

  private static SnapshotRow image(String key, String label, byte... pixels) {
    return SnapshotRow.ofImage(new RowTag(key, label, null, null), pixels);
  }

  private static SnapshotRow table(double number, @Nullable String... texts) {
    return SnapshotRow.ofTable(
        new RowTag("", "a", RowTag.Split.TEST, "g"), new double[] {number}, texts, new double[0]);
  }

  @Test
  void whateverDiffersBetweenRowsChangesTheirHash() {
    List<SnapshotRow> rows =
        List.of(
            image("", "a", (byte) 1),
            image("", "a", (byte) 2),
            image("", "b", (byte) 1),
            image("k", "a", (byte) 1),
            image("a", "", (byte) 1),
            SnapshotRow.ofImage(new RowTag("", "a", RowTag.Split.TRAIN, null), new byte[] {1}),
            SnapshotRow.ofImage(new RowTag("", "a", null, ""), new byte[] {1}),
            table(1, "x"),
            table(2, "x"),
            table(1, "y"),
            table(1, new @Nullable String[] {null}),
            table(1, "", "x"),
            table(1, "x", ""));

    assertThat(rows.stream().map(RowHash::of)).doesNotHaveDuplicates();
  }

  @Property
  void aRowKeepsItsHashUnderTheKeyThatIsMadeOfIt(
      @ForAll @Size(max = 20) byte[] pixels, @ForAll boolean named) {
    SnapshotRow row = image(named ? "mine" : "", "a", pixels);
    RowHash hash = RowHash.of(row);
    SnapshotRow keyed = hash.keyed(row);

    assertThat(keyed.tag().key()).isEqualTo(named ? "mine" : hash.toString().substring(0, 32));
    assertThat(RowHash.ofKeyed(keyed)).isEqualTo(hash);
  }

  @Property
  void partsFollowEachOtherInTheOrderOfHashes(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 200) Byte> values,
      @ForAll @IntRange(min = 1, max = 9) int parts) {
    List<RowHash> hashes =
        values.stream().map(value -> RowHash.of(image("", "a", value))).sorted().toList();

    assertThat(hashes.stream().map(hash -> hash.part(parts))).isSorted();
    assertThat(hashes).allSatisfy(hash -> assertThat(hash.part(parts)).isBetween(0, parts - 1));
  }

  @Test
  void partsAreOfAboutEqualSize() {
    int[] counts = new int[4];
    IntStream.range(0, 4000)
        .forEach(i -> counts[RowHash.of(image("", String.valueOf(i), (byte) 0)).part(4)]++);

    // Four standard deviations of a binomial count.
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(890, 1110));
  }
}
