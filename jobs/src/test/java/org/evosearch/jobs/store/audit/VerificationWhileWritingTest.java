package org.evosearch.jobs.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.evosearch.jobs.store.files.FaultyFiles;
import org.evosearch.jobs.store.files.FaultyFiles.Crash;
import org.evosearch.jobs.store.files.FaultyFiles.Fault;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is being written, or was left by a driver at any moment, is sound. */
class VerificationWhileWritingTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final int GENERATIONS = 60;

  @TempDir private Path store;

  @Test
  void aRunThatIsBeingWrittenIsSound() {
    StoreFiles files = new LocalFiles(store);
    CompletableFuture<Void> driver = CompletableFuture.runAsync(() -> write(files));
    Set<Integer> seen = new HashSet<>();
    do {
      Findings findings = Findings.of(files, "r");
      assertThat(findings.lines()).isEmpty();
      findings.run().ifPresent(run -> seen.add(run.generations()));
    } while (!driver.isDone());
    driver.join();

    assertThat(Findings.of(files, "r").run().orElseThrow().generations()).isEqualTo(GENERATIONS);
    assertThat(seen).hasSizeGreaterThan(2);
  }

  private static void write(StoreFiles files) {
    try (Journal journal = new ParquetJournal(files)) {
      journal.open(SampleRecords.run("r"));
      for (int number = 0; number < GENERATIONS; number++) {
        journal.commit(RECORDS.generation(number, 4));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CRASH_BEFORE", "CRASH_AFTER"})
  void whatADriverLeavesThatDiesAtAnyStepIsSound(Fault fault) {
    List<String> notes = new ArrayList<>();
    StoreFiles files = new MemoryFiles();
    int step = 1;
    for (; crashes(files, fault, step); step++) {
      Findings findings = Findings.of(files, "r");
      assertThat(findings.lines()).as("step %d", step).isEmpty();
      notes.addAll(findings.notes());
      files = new MemoryFiles();
    }
    assertThat(step).isGreaterThan(20);
    assertThat(notes)
        .isNotEmpty()
        .allMatch(note -> note.contains(" is committed and not published yet"));
  }

  private static boolean crashes(StoreFiles files, Fault fault, int step) {
    try (Journal journal = new ParquetJournal(new FaultyFiles(files, fault, step))) {
      journal.open(SampleRecords.run("r"));
      RECORDS.generations(3, 4).forEach(journal::commit);
      return false;
    } catch (Crash e) {
      return true;
    }
  }
}
