package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.RunCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of which a file was changed after it was written. */
class StoreDamageTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final RunLayout LAYOUT = new RunLayout("r");

  @TempDir private Path store;

  @BeforeEach
  void commitThreeGenerations() {
    commitTo(store, RECORDS);
  }

  private static void commitTo(Path store, SampleRecords records) {
    try (Journal journal = new ParquetJournal(new LocalFiles(store))) {
      journal.open(SampleRecords.run("r"));
      records.generations(3, 4).forEach(journal::commit);
    }
  }

  private void assertRefused(String file, String reason) {
    try (Journal journal = new ParquetJournal(new LocalFiles(store))) {
      assertThatThrownBy(() -> journal.open(SampleRecords.run("r")))
          .isInstanceOf(JournalException.class)
          .hasMessage("Cannot open " + store.resolve(file) + ": " + reason)
          .extracting("kind")
          .isEqualTo(Kind.INVALID);
    }
  }

  private static Stream<String> allFiles() {
    return Stream.concat(
        Stream.of(LAYOUT.run()),
        Stream.of(0, 1, 2)
            .flatMap(
                number ->
                    Stream.concat(Table.COMPANIONS.stream(), Stream.of(Table.FITNESS))
                        .map(table -> LAYOUT.file(table, number))));
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void aFlippedBitInAnyFileIsFound(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(store.resolve(file));
    for (int at : List.of(5, bytes.length / 2, bytes.length - 10)) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 8;
      Files.write(store.resolve(file), damaged);
      assertRefused(file, "the file is damaged (it is not what was written)");
    }
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  void aTruncatedFileIsFound(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(store.resolve(file));
    for (int length : List.of(0, 4, bytes.length / 2, bytes.length - 1)) {
      Files.write(store.resolve(file), Arrays.copyOf(bytes, length));
      assertRefused(file, "the file is damaged (it is not what was written)");
    }
  }

  @Test
  void aMissingGenerationIsFound() throws IOException {
    Files.delete(store.resolve(LAYOUT.file(Table.FITNESS, 1)));

    assertRefused(LAYOUT.file(Table.FITNESS, 1), "the file is missing, later ones are there");
  }

  @ParameterizedTest
  @EnumSource(names = {"POPULATIONS", "LEARNING_CURVES", "ARCHIVES"})
  void aMissingFileBesideACommitIsFound(Table table) throws IOException {
    Files.delete(store.resolve(LAYOUT.file(table, 1)));

    assertRefused(LAYOUT.file(table, 1), "the file is missing");
  }

  @Test
  void aFileOfAnotherHistoryIsFoundByTheLinkAfterIt(@TempDir Path other) throws IOException {
    commitTo(other, RECORDS);
    String replaced = LAYOUT.file(Table.FITNESS, 1);
    Files.write(store.resolve(replaced), Files.readAllBytes(other.resolve(replaced)));

    assertRefused(
        replaced,
        "it does not follow "
            + store.resolve(LAYOUT.file(Table.FITNESS, 0))
            + " (one was replaced)");
  }

  @Test
  void anotherRunFileIsFoundByTheFirstGeneration() throws IOException {
    byte[] changed =
        new TableFile(
                Footer.of(Table.RUNS, "r").with("more", "1"),
                List.of(RunCodec.row(SampleRecords.run("r"))))
            .bytes(Table.RUNS);
    Files.write(store.resolve(LAYOUT.run()), changed);

    assertRefused(
        LAYOUT.file(Table.FITNESS, 0),
        "it does not follow " + store.resolve(LAYOUT.run()) + " (one was replaced)");
  }

  @Test
  void aWellFormedFileBesideACommitThatIsNotItsOwnIsFound() throws IOException {
    Files.write(
        store.resolve(LAYOUT.file(Table.POPULATIONS, 1)),
        Files.readAllBytes(store.resolve(LAYOUT.file(Table.POPULATIONS, 2))));

    assertRefused(LAYOUT.file(Table.POPULATIONS, 1), "it is not the file that was committed");
  }

  @Test
  void aFileOfANewerSchemaIsRefused() throws IOException {
    Footer newer = Footer.of(Table.FITNESS, "r", 3).with("evosearch.schema_version", "8");
    Path file = store.resolve(LAYOUT.file(Table.FITNESS, 3));
    Files.createDirectories(file.getParent());
    Files.write(file, new TableFile(newer, List.of()).bytes(Table.FITNESS));

    assertRefused(
        LAYOUT.file(Table.FITNESS, 3),
        "written by a newer version of EvoSearch (schema 8, this one reads up to 7)");
  }

  @Test
  void aFileOfAnotherGenerationIsRefused() throws IOException {
    Path file = store.resolve(LAYOUT.file(Table.FITNESS, 3));
    Files.createDirectories(file.getParent());
    Files.copy(store.resolve(LAYOUT.file(Table.FITNESS, 2)), file);

    assertRefused(LAYOUT.file(Table.FITNESS, 3), "the file belongs elsewhere");
  }
}
