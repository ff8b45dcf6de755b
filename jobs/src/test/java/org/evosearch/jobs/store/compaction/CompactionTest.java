package org.evosearch.jobs.store.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.evosearch.jobs.store.audit.Findings;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.FaultyFiles;
import org.evosearch.jobs.store.files.FaultyFiles.Crash;
import org.evosearch.jobs.store.files.FaultyFiles.Fault;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.MergedFile;
import org.evosearch.jobs.store.format.MergedWriter;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A compacted run is the run as it was, in few files, whatever ended its compaction. */
class CompactionTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final RunLayout LAYOUT = new RunLayout("r");
  private static final int GENERATIONS = 3;
  private static final int TRIALS = 3;

  private static final MemoryFiles COMMITTED = new MemoryFiles();

  @BeforeAll
  static void commit() {
    commit(COMMITTED, 0, GENERATIONS);
  }

  private static MemoryFiles committed() {
    return COMMITTED.copy();
  }

  /** Opens the run through its packs, checks what is there, and commits up to a number. */
  private static void commit(StoreFiles files, int present, int generations) {
    try (Journal journal = new ParquetJournal(new CompactedFiles(files))) {
      List<GenerationRecord> found = journal.open(SampleRecords.run("r"));
      assertThat(found).isEqualTo(RECORDS.generations(present, TRIALS));
      for (int number = present; number < generations; number++) {
        journal.commit(RECORDS.generation(number, TRIALS));
      }
    }
  }

  private static int compact(StoreFiles files) throws IOException {
    return new RunCompaction(files, LAYOUT).run();
  }

  private static Findings verify(StoreFiles files) {
    return Findings.of(new CompactedFiles(files), "r");
  }

  private static void assertSound(StoreFiles files) {
    Findings findings = verify(files);
    assertThat(findings.damages()).isEmpty();
    assertThat(findings.notes()).isEmpty();
  }

  private static Map<Table, Map<Integer, List<TableRow>>> visible(StoreFiles files)
      throws IOException {
    return VisibleRows.of(files, "r");
  }

  @Test
  void aCompactedRunHasOneFileATableAndIsResumedAsItWas() throws IOException {
    StoreFiles files = committed();
    var before = visible(files);
    assertThat(compact(files)).isEqualTo(GENERATIONS * Table.OF_GENERATIONS.size());

    for (Table table : Table.OF_GENERATIONS) {
      assertThat(files.list(LAYOUT.directory(table))).containsExactly("generation=-" + GENERATIONS);
    }
    assertThat(files.list(PackName.directory("r"))).containsExactly("originals-0-2.zip");
    assertThat(visible(files)).isEqualTo(before);
    assertSound(files);
    commit(files, GENERATIONS, GENERATIONS);
  }

  @Test
  void aRunThatWasRaisedIsCompactedAgain() throws IOException {
    StoreFiles files = committed();
    compact(files);
    commit(files, GENERATIONS, 8);
    assertSound(files);
    var before = visible(files);
    compact(files);

    assertThat(visible(files)).isEqualTo(before);
    assertThat(files.list(LAYOUT.directory(Table.FITNESS))).containsExactly("generation=-8");
    assertThat(files.list(PackName.directory("r")))
        .containsExactlyInAnyOrder("originals-0-2.zip", "originals-3-7.zip");
    assertSound(files);
    commit(files, 8, 8);
  }

  @Test
  void aPackUnpackedInTheStoreRestoresIt() throws IOException {
    StoreFiles files = committed();
    StoreFiles other = committed();
    compact(files);
    new CompactedFilesContent(files, "r").forEach(other::write);
    assertSound(other);
    assertThat(new CompactedFilesContent(files, "r").names())
        .hasSize(GENERATIONS * Table.OF_GENERATIONS.size());
  }

  /** A crash before a step leaves what a crash after the one before it left. */
  @Test
  void aCompactionThatDiesAfterAnyStepLosesNothingAndCanBeRepeated() throws IOException {
    assertThat(interrupt(committed(), Fault.CRASH_AFTER)).isGreaterThan(20);
  }

  @Tag("nightly")
  @ParameterizedTest
  @EnumSource(names = {"CRASH_AFTER", "ERROR_BEFORE", "ERROR_AFTER"})
  void aCompactionOfARaisedRunCanEndAnywhere(Fault fault) throws IOException {
    MemoryFiles files = committed();
    compact(files);
    commit(files, GENERATIONS, 5);
    assertThat(interrupt(files, fault)).isGreaterThan(20);
  }

  /** Ends a compaction after each of its steps; returns their number. */
  private static int interrupt(MemoryFiles sound, Fault fault) throws IOException {
    var before = visible(sound);
    FaultyFiles faulty;
    int step = 0;
    do {
      step++;
      StoreFiles files = sound.copy();
      faulty = new FaultyFiles(files, fault, step);
      attempt(faulty);
      assertThat(visible(files)).isEqualTo(before);
      assertThat(verify(files).damages()).isEmpty();
      compact(files);
      assertThat(visible(files)).isEqualTo(before);
      assertSound(files);
    } while (faulty.happened());
    return step;
  }

  private static void attempt(StoreFiles files) {
    try {
      compact(files);
    } catch (Crash | IOException e) {
      // As it was to be; the last step of all has none.
    }
  }

  @Test
  void aDamagedRunIsLeftAsItIs() throws IOException {
    StoreFiles files = committed();
    String damaged = LAYOUT.file(Table.LEARNING_CURVES, 2);
    byte[] bytes = files.read(damaged).orElseThrow().clone();
    bytes[bytes.length / 2] ^= 1;
    files.write(damaged, bytes);

    assertThatThrownBy(() -> compact(files))
        .isInstanceOf(DamagedFile.class)
        .hasMessageContaining(damaged);
    assertThat(files.list(LAYOUT.directory(Table.FITNESS))).hasSize(GENERATIONS);
  }

  @Test
  void aGoldenStoreIsCompacted(@TempDir Path folder) throws IOException {
    FileUtils.copyDirectory(golden(7).toFile(), folder.toFile());
    StoreFiles files = new LocalFiles(folder);
    new RunCompaction(files, new RunLayout("golden")).run();
    Findings findings = Findings.of(new CompactedFiles(files), "golden");

    assertThat(findings.damages()).isEmpty();
    assertThat(findings.notes()).isEmpty();
    try (Stream<Path> all = Files.walk(folder.resolve("fitness"))) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  private static Path golden(int version) {
    return Path.of("src/test/resources/org/evosearch/jobs/store/store-v" + version);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void rowsOfAnySchemaAreMergedInTheNewest(int version) throws IOException {
    StoreFiles files = new LocalFiles(golden(version));
    RunLayout layout = new RunLayout("golden");
    for (Table table : Table.OF_GENERATIONS) {
      MergedWriter writer = new MergedWriter(table);
      List<List<TableRow>> rows = new ArrayList<>();
      for (int generation : List.of(0, 1)) {
        byte[] bytes = files.read(layout.file(table, generation)).orElseThrow();
        rows.add(TableFile.read(table, "", bytes).rows());
        writer.add(generation, rows.get(generation));
      }
      try (MergedFile merged = MergedFile.open(table, "", writer.end(Footer.of(table, "golden")))) {
        assertThat(List.of(merged.rows(0), merged.rows(1))).isEqualTo(rows);
      }
    }
  }
}
