package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.jobs.store.files.ForwardingFiles;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole searches whose store fails for longer than one step. */
class StoreOutageTest {

  private static final int SLOTS = 2;
  private static final int PLACES = 12;

  private final AtomicInteger begun = new AtomicInteger();

  /** Counts the trials that are begun. */
  private record Counting(EvaluatorRecipe recipe, AtomicInteger begun) implements EvaluatorRecipe {

    @Override
    public Evaluator open(DeviceSlot device) {
      Evaluator evaluator = recipe.open(device);
      return new Evaluator() {
        @Override
        public Outcome evaluate(Trial trial, Execution started) {
          begun.incrementAndGet();
          return evaluator.evaluate(trial, started);
        }

        @Override
        public void close() {
          evaluator.close();
        }
      };
    }
  }

  private void search(StoreFiles files) {
    try (Journal journal = new ParquetJournal(files);
        TrialRunner runner =
            new LocalTrialRunner(new Counting(FormulaRecipe.PLAIN, begun), SLOTS)) {
      new SearchLoop<>(SampleSearch.of(3, 10, 2), runner, journal, SearchListener.NONE)
          .run(SampleSearch.RUN);
    }
  }

  private static List<GenerationRecord> history(StoreFiles files) {
    try (Journal journal = new ParquetJournal(files)) {
      return journal.open(SampleSearch.RUN).stream().map(SampleSearch::timeless).toList();
    }
  }

  /** Files where each name is claimed, and each reply to that an error. */
  private static StoreFiles withoutReplies(StoreFiles files) {
    return new ForwardingFiles(files) {
      @Override
      public void claim(String source, String target) throws IOException {
        super.claim(source, target);
        throw new IOException("no reply");
      }
    };
  }

  @Test
  void aSearchWhoseEveryCreationLosesItsReplyIsAsAnyOther() {
    MemoryFiles expected = new MemoryFiles();
    search(expected);
    int paid = begun.getAndSet(0);
    MemoryFiles files = new MemoryFiles();
    search(withoutReplies(files));

    assertThat(history(files)).isEqualTo(history(expected)).hasSize(3);
    assertThat(begun).hasValue(paid);
  }

  /** Files on a disk of so many bytes, which complains in the kernel's words. */
  private static StoreFiles full(StoreFiles files, AtomicLong space) {
    return new ForwardingFiles(files) {
      @Override
      public void write(String file, byte[] content) throws IOException {
        if (space.addAndGet(-content.length) < 0) {
          throw new IOException("No space left on device");
        }
        super.write(file, content);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void aSearchWhoseDiskIsFullEndsInOneLineAndGoesOnWhenThereIsSpace(int place) {
    MemoryFiles expected = new MemoryFiles();
    AtomicLong space = new AtomicLong(Long.MAX_VALUE);
    search(full(expected, space));
    int paid = begun.getAndSet(0);
    long size = Long.MAX_VALUE - space.get();

    MemoryFiles files = new MemoryFiles();
    space.set(size * place / PLACES);
    for (int again = 0; again < 2; again++) {
      assertThatThrownBy(() -> search(full(files, space)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageNotContaining("\n");
    }
    search(files);

    assertThat(history(files)).isEqualTo(history(expected));
    assertThat(begun.get()).isGreaterThanOrEqualTo(paid);
  }
}
