package org.evosearch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.evosearch.jobs.store.files.FaultyFiles;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotFolderTest {

  private static final SnapshotFacts FACTS =
      new SnapshotFacts(
          "d1",
          SnapshotContent.ofImages(List.of(1, 1, 1), List.of("a", "b")),
          List.of(1, 1, 1),
          new TreeMap<>(),
          "SELECT");

  private final MemoryFiles memory = new MemoryFiles();

  private static SnapshotFolder folder(StoreFiles files) {
    return new SnapshotFolder("memory", files);
  }

  /** What executors leave for a driver to publish. */
  private String staged() {
    String stage = SnapshotFolder.newStage();
    for (int part = 0; part < 3; part++) {
      memory.write(stage + "/" + SnapshotFolder.part(part, 3), content(part));
    }
    return stage;
  }

  private static byte[] content(int part) {
    return ("rows " + part).getBytes(StandardCharsets.UTF_8);
  }

  private void requireWholeOrAbsent(SnapshotFolder folder) {
    if (folder.find("d1").isPresent()) {
      for (int part = 0; part < 3; part++) {
        assertThat(memory.read("_data/sha256=d1/" + SnapshotFolder.part(part, 3)))
            .hasValueSatisfying(
                bytes -> assertThat(bytes).startsWith("rows".getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FaultyFiles.Fault.class)
  void aSnapshotIsWholeOrAbsentWhateverGoesWrongAndWhenever(FaultyFiles.Fault fault) {
    int places = 0;
    boolean happened = true;
    while (happened) {
      places++;
      memory
          .list("_data")
          .forEach(
              name ->
                  memory
                      .list("_data/" + name)
                      .forEach(file -> memory.delete("_data/" + name + "/" + file)));
      FaultyFiles faulty = new FaultyFiles(memory, fault, places);
      try {
        folder(faulty).publish(staged(), FACTS);
      } catch (FaultyFiles.Crash | UncheckedIOException e) {
        assertThat(faulty.happened()).isTrue();
      }
      happened = faulty.happened();
      requireWholeOrAbsent(folder(memory));

      folder(memory).publish(staged(), FACTS);
      assertThat(folder(memory).find("d1")).contains(FACTS);
      requireWholeOrAbsent(folder(memory));
    }
    // Three parts, the manifest, its claim, the end of the stage.
    assertThat(places).isEqualTo(7);
  }

  @Test
  void aSnapshotThatIsThereStaysAsItIs() {
    folder(memory).publish(staged(), FACTS);
    String second = staged();
    memory.write(second + "/" + SnapshotFolder.part(0, 3), new byte[0]);
    folder(memory).publish(second, FACTS);

    assertThat(memory.read("_data/sha256=d1/" + SnapshotFolder.part(0, 3))).contains(content(0));
    assertThat(memory.list(second)).isEmpty();
  }

  @Test
  void anAnswerIsRememberedAsLongAsItsSnapshotIsThere() {
    SnapshotFolder folder = folder(memory);
    folder.remember("q", FACTS);
    assertThat(folder.answer("q")).isEmpty();

    folder.publish(staged(), FACTS);
    assertThat(folder.answer("q")).contains("d1");
    assertThat(folder.answer("other")).isEmpty();
  }

  @Test
  void aFolderWithoutAManifestIsNoSnapshot() {
    assertThatThrownBy(() -> new ParquetSnapshots().open("/no/such/_data/sha256=d1"))
        .hasMessage("Cannot read /no/such/_data/sha256=d1/snapshot.json: no such file");
  }
}
