package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.journal.RunAncestry.Ancestor;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class RunAncestryTest {

  /**
   * Whose trials have two parents in the generation before: its first one, and that of their place.
   */
  private static RunAncestry ancestry() {
    MemoryFiles files = new MemoryFiles();
    try (Journal journal = new ParquetJournal(files)) {
      journal.open(SampleRecords.run("r"));
      new SampleRecords("a").generations(3, 4).forEach(journal::commit);
    }
    return new RunAncestry(files, "r");
  }

  private static Ancestor random(int depth, int index) {
    return new Ancestor(depth, new TrialId(0, index), "random");
  }

  private static Ancestor mutation(int depth, int generation, int index) {
    return new Ancestor(depth, new TrialId(generation, index), "mutation");
  }

  @Test
  void eachAncestorIsThereOnceByTheShortestWay() {
    assertThat(ancestry().of(new TrialId(2, 3)))
        .containsExactly(
            mutation(0, 2, 3), mutation(1, 1, 0), mutation(1, 1, 3), random(2, 0), random(2, 3));
    assertThat(ancestry().of(new TrialId(0, 1))).containsExactly(random(0, 1));
  }

  @Test
  void aTrialThatIsNotThereHasNone() {
    assertThat(ancestry().of(new TrialId(2, 9))).isEqualTo(List.of());
    assertThat(ancestry().of(new TrialId(7, 0))).isEmpty();
  }
}
