package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.jobs.store.files.FaultyFiles;
import org.evosearch.jobs.store.files.FaultyFiles.Crash;
import org.evosearch.jobs.store.files.FaultyFiles.Fault;
import org.evosearch.jobs.store.files.ForwardingFiles;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A commit that goes wrong at each of its steps in turn, in each way. */
class CommitCrashTest {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final SampleRecords OTHERS = new SampleRecords("b");

  private final Map<String, StoreFiles> stores = new HashMap<>();

  private StoreFiles store(String name) {
    return stores.computeIfAbsent(name, unused -> new MemoryFiles());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CRASH_BEFORE", "CRASH_AFTER"})
  void aDriverThatDiesAtAnyStepLeavesARunThatGoesOnAsIfNothingHadHappened(Fault fault) {
    for (int step = 1; crashed(store("" + step), 4, fault, step); step++) {
      List<GenerationRecord> found = reopened(store("" + step), 4, RECORDS);
      assertThat(found.size()).isBetween(0, 2);
      assertThat(found).isEqualTo(RECORDS.generations(found.size(), 4));
      assertThat(reopened(store("" + step), 4, RECORDS)).isEqualTo(RECORDS.generations(3, 4));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CRASH_BEFORE", "CRASH_AFTER"})
  void whatOneDriverLeftDoesNotMixWithWhatAnotherOneCommits(Fault fault) {
    for (int step = 1; crashed(store("" + step), 2, fault, step); step++) {
      int committed = reopened(store("" + step), 2, OTHERS).size();
      List<GenerationRecord> expected = new ArrayList<>();
      for (int number = 0; number < 3; number++) {
        expected.add((number < committed ? RECORDS : OTHERS).generation(number, 2));
      }
      assertThat(reopened(store("" + step), 2, OTHERS)).isEqualTo(expected);
    }
  }

  /** Opens a run and commits two generations; whether the crash came before the end. */
  private static boolean crashed(StoreFiles files, int size, Fault fault, int step) {
    FaultyFiles faulty = new FaultyFiles(files, fault, step);
    try (Journal journal = new ParquetJournal(faulty)) {
      journal.open(SampleRecords.run("r"));
      journal.commit(RECORDS.generation(0, size));
      journal.commit(RECORDS.generation(1, size));
    } catch (Crash e) {
      return true;
    }
    assertThat(faulty.happened()).isFalse();
    return false;
  }

  /** What a new driver finds; it commits what is missing up to three generations. */
  private static List<GenerationRecord> reopened(
      StoreFiles files, int size, SampleRecords records) {
    try (Journal journal = new ParquetJournal(files)) {
      List<GenerationRecord> found = journal.open(SampleRecords.run("r"));
      for (int number = found.size(); number < 3; number++) {
        journal.commit(records.generation(number, size));
      }
      return found;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"ERROR_BEFORE", "ERROR_AFTER"})
  void aCommitCanBeRepeatedAfterAnError(Fault fault) {
    FaultyFiles faulty;
    int step = 0;
    do {
      step++;
      StoreFiles files = store("" + step);
      opened(files).close();
      faulty = new FaultyFiles(files, fault, step);
      try (Journal journal = opened(faulty)) {
        commitRepeatedly(journal, RECORDS.generation(0, 4));
        commitRepeatedly(journal, RECORDS.generation(1, 4));
      }
      assertThat(reopened(files, 4, RECORDS)).isEqualTo(RECORDS.generations(2, 4));
    } while (faulty.happened());
    assertThat(step).isGreaterThan(10);
  }

  private static Journal opened(StoreFiles files) {
    Journal journal = new ParquetJournal(files);
    journal.open(SampleRecords.run("r"));
    return journal;
  }

  private static void commitRepeatedly(Journal journal, GenerationRecord generation) {
    try {
      journal.commit(generation);
    } catch (JournalException e) {
      assertThat(e.kind()).isEqualTo(Kind.UNKNOWN);
      journal.commit(generation);
    }
  }

  @Test
  void aCommitWhoseReplyIsLostIsACommit() {
    StoreFiles files = store("s");
    opened(files).close();
    int claim = Table.COMPANIONS.size() + 2;
    try (Journal journal = opened(new FaultyFiles(files, Fault.ERROR_AFTER, claim))) {
      journal.commit(RECORDS.generation(0, 4));
      journal.commit(RECORDS.generation(1, 4));
    }
    assertThat(reopened(files, 4, RECORDS)).isEqualTo(RECORDS.generations(2, 4));
  }

  @Test
  void aCommitThatCannotBeReadBackIsUnknown() {
    StoreFiles files = store("s");
    opened(files).close();
    StoreFiles mute =
        new ForwardingFiles(files) {
          private boolean lost;

          @Override
          public void claim(String source, String target) throws IOException {
            super.claim(source, target);
            lost = true;
            throw new IOException("no reply");
          }

          @Override
          public Optional<byte[]> read(String file) throws IOException {
            if (lost) {
              throw new IOException("still no reply");
            }
            return super.read(file);
          }
        };
    try (Journal journal = opened(mute)) {
      assertThatThrownBy(() -> journal.commit(RECORDS.generation(0, 4)))
          .isInstanceOf(JournalException.class)
          .hasMessage(
              "Cannot tell whether generation 0 of run r is committed: java.io.IOException: no"
                  + " reply; nothing was deleted, run the same command again to resume")
          .extracting("kind")
          .isEqualTo(Kind.UNKNOWN);
    }
    assertThat(reopened(files, 4, RECORDS)).isEqualTo(RECORDS.generations(1, 4));
  }

  @Test
  void aCommitThatWasNotPublishedShowsNothingBesideItUntilTheRunIsOpened() throws IOException {
    StoreFiles files = store("s");
    opened(files).close();
    int publish = Table.COMPANIONS.size() + 3;
    Journal journal = opened(new FaultyFiles(files, Fault.CRASH_BEFORE, publish));
    assertThatThrownBy(() -> journal.commit(RECORDS.generation(0, 4))).isInstanceOf(Crash.class);

    RunLayout layout = new RunLayout("r");
    assertThat(files.read(layout.file(Table.FITNESS, 0))).isPresent();
    assertThat(files.list(layout.directory(Table.POPULATIONS))).isEmpty();
    opened(files).close();
    assertThat(files.read(layout.file(Table.POPULATIONS, 0))).isPresent();
    assertThat(files.list(layout.open())).isEmpty();
  }
}
