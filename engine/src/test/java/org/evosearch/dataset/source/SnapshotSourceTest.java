package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.RowTag.Split;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotSourceTest {

  private static final DatasetSettings SETTINGS =
      new DatasetSettings("query", "here", 0.25, 0, 0, 0, ImagePlacement.HOST);

  private final List<SnapshotRow> rows = new ArrayList<>();
  private final Map<String, Integer> unreadable = new TreeMap<>();

  /** A snapshot in memory. */
  private record Memory(SnapshotFacts facts, List<SnapshotRow> rows) implements Snapshot {

    @Override
    public void read(Consumer<SnapshotRow> reader) {
      rows.forEach(reader);
    }
  }

  private void add(String label, @Nullable Split split, int... pixels) {
    byte[] bytes = new byte[pixels.length];
    IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) pixels[i]);
    rows.add(SnapshotRow.ofImage(new RowTag("", label, split, null), bytes));
  }

  private RawImages read(SnapshotContent content) {
    SnapshotFacts facts =
        new SnapshotFacts(
            "0123456789abcdef", content, List.of(rows.size()), new TreeMap<>(unreadable), "SELECT");
    return SnapshotSource.images(new Memory(facts, rows), SETTINGS);
  }

  private static SnapshotContent classes(String... names) {
    return SnapshotContent.ofImages(List.of(1, 1, 2), List.of(names));
  }

  @Test
  void rowsBecomeTheImagesOfTheirSplits() {
    add("süß", Split.TRAIN, 1, 255);
    add("two words", Split.TEST, 3, 4);
    add("two words", Split.VALIDATION, 5, 6);
    add("two words", null, 7, 8);
    RawImages images = read(classes("süß", "two words"));

    assertThat(images.classNames()).containsExactly("süß", "two words");
    assertThat(images.train().labels()).containsExactly(0, 1);
    assertThat(images.train().pixels(0).get(1)).isEqualTo((byte) 255);
    assertThat(images.requireTest().pixels(0).get(0)).isEqualTo((byte) 3);
    LabeledImages validation = Objects.requireNonNull(images.validation());
    assertThat(validation.pixels(0).get(0)).isEqualTo((byte) 5);
    assertThat(images.digest()).isEqualTo("0123456789abcdef");
  }

  @Test
  void aThousandClassesAreClasses() {
    String[] names = IntStream.range(0, 1000).mapToObj(i -> "c" + i).toArray(String[]::new);
    for (int i = 0; i < 3000; i++) {
      add(names[i % 1000], null, i % 256, i / 256);
    }
    RawImages images = read(classes(names));

    assertThat(images.train().classes()).isEqualTo(1000);
    assertThat(images.train().count()).isEqualTo(1800);
  }

  @Test
  void theAccountTellsTheMostFrequentReasons() {
    IntStream.rangeClosed(1, 8).forEach(i -> unreadable.put("reason " + i, i));
    add("a", Split.TRAIN, 1, 2);
    add("a", Split.TEST, 1, 2);
    add("a", Split.VALIDATION, 1, 2);

    assertThat(read(classes("a")).account().passedOver())
        .containsOnlyKeys(
            "reason 4", "reason 5", "reason 6", "reason 7", "reason 8", "other reasons")
        .containsEntry("other reasons", 6);
    assertThat(read(classes("a")).account().counts().found()).isEqualTo(39);
  }

  @Test
  void aTableIsNoImages() {
    SnapshotContent table = SnapshotContent.ofTable(List.of(), List.of("a"), List.of());

    assertThatThrownBy(() -> read(table))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read here: its rows are not images");
  }

  @Test
  void aClassThatTheManifestLacksIsDamage() {
    add("b", null, 1, 2);

    assertThatThrownBy(() -> read(classes("a")))
        .isInstanceOf(SnapshotException.class)
        .hasMessage("Cannot read a snapshot: it has no class b");
  }

  @Test
  void aFileGivesTheImagesThatTheHeapGives() {
    GeneratedImages snapshot = new GeneratedImages(100);
    RawImages onHeap = SnapshotSource.images(snapshot, SETTINGS);
    RawImages inFile =
        SnapshotSource.images(
            snapshot, new DatasetSettings("query", "here", 0.25, 0, 0, 0, ImagePlacement.DISK));

    requireEqual(inFile.train(), onHeap.train());
    requireEqual(
        Objects.requireNonNull(inFile.validation()), Objects.requireNonNull(onHeap.validation()));
    requireEqual(inFile.requireTest(), onHeap.requireTest());
  }

  private static void requireEqual(LabeledImages one, LabeledImages other) {
    assertThat(one.labels()).isEqualTo(other.labels());
    assertThat(IntStream.range(0, one.count()).mapToObj(one::pixels))
        .containsExactlyElementsOf(
            IntStream.range(0, other.count()).mapToObj(other::pixels).toList());
  }
}
