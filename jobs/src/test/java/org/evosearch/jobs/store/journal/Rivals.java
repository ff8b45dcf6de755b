package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.SampleRecords;

/** Two drivers that run the same search at the same time, again and again. */
public final class Rivals {

  private static final List<SampleRecords> RECORDS =
      List.of(new SampleRecords("a"), new SampleRecords("b"));

  /**
   * Trials of a generation. A third one would reuse an outcome of the generation before, which may
   * be the other driver's: what is read back would be neither's record.
   */
  private static final int TRIALS = 2;

  private final StoreFiles files;
  private int conflicts;

  public Rivals(StoreFiles files) {
    this.files = files;
  }

  /**
   * Lets them race for many runs: one ends each, the other is told, the run is sound.
   *
   * @return of how many runs one had to be told; of the others it found all that the other did
   */
  public int race(int runs) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int run = 0; run < runs; run++) {
        String id = "race-" + run;
        // They meet where the run begins, or where its first generation is committed.
        CyclicBarrier start = new CyclicBarrier(2);
        CyclicBarrier commit = new CyclicBarrier(run % 2 + 1);
        List<Callable<String>> drivers = new ArrayList<>();
        RECORDS.forEach(records -> drivers.add(() -> drive(id, records, start, commit)));
        List<String> ends = new ArrayList<>();
        for (Future<String> driver : threads.invokeAll(drivers)) {
          ends.add(driver.get(1, TimeUnit.MINUTES));
        }
        check(id, ends);
      }
      return conflicts;
    } finally {
      threads.shutdownNow();
    }
  }

  /** How a driver ended: what it was told, nothing if it went on to the end. */
  private String drive(String run, SampleRecords records, CyclicBarrier start, CyclicBarrier commit)
      throws Exception {
    start.await();
    try (Journal journal = new ParquetJournal(files)) {
      List<GenerationRecord> found = journal.open(SampleRecords.run(run));
      commit.await();
      for (int number = found.size(); number < 2; number++) {
        journal.commit(records.generation(number, TRIALS));
      }
      return "";
    } catch (JournalException e) {
      assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
      return String.valueOf(e.getMessage());
    }
  }

  private void check(String run, List<String> ends) throws IOException {
    assertThat(ends).contains("");
    assertThat(ends)
        .allSatisfy(
            end ->
                assertThat(end)
                    .matches(
                        "|Cannot commit generation [01] of run "
                            + run
                            + ": another driver committed it first"));
    try (Journal journal = new ParquetJournal(files)) {
      List<GenerationRecord> found = journal.open(SampleRecords.run(run));
      assertThat(found).hasSize(2);
      for (GenerationRecord generation : found) {
        assertThat(RECORDS)
            .anyMatch(
                records -> records.generation(generation.generation(), TRIALS).equals(generation));
      }
    }
    assertThat(files.list(new RunLayout(run).open())).isEmpty();
    conflicts += ends.get(0).isEmpty() && ends.get(1).isEmpty() ? 0 : 1;
  }
}
