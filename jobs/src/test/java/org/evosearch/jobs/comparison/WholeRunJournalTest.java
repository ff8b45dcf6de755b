package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.JournalException;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.RunRecord;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class WholeRunJournalTest {

  private static final RunRecord RUN = SampleSearch.run("whole");

  private static GenerationRecord whole() {
    WholeRunJournal journal = new WholeRunJournal(new InMemoryJournal());
    assertThat(journal.committed(RUN)).isEmpty();
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 1)) {
      new SearchLoop<>(SampleSearch.of(3, 6, 1), runner, journal, SearchListener.NONE).run(RUN);
    }
    return journal.finish().get(0);
  }

  private static List<GenerationRecord> apart() {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    InMemoryJournal journal = new InMemoryJournal(store);
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 1)) {
      new SearchLoop<>(SampleSearch.of(3, 6, 1), runner, journal, SearchListener.NONE).run(RUN);
    }
    return new InMemoryJournal(store).open(RUN);
  }

  @Test
  void aRunIsOneGenerationInTheOrderOfItsProposals() {
    List<TrialRecord> trials = whole().trials();
    List<TrialRecord> before =
        apart().stream().flatMap(generation -> generation.trials().stream()).toList();

    assertThat(trials).hasSize(18);
    for (int i = 0; i < trials.size(); i++) {
      TrialRecord moved = trials.get(i);
      TrialRecord original = before.get(i);
      assertThat(moved.trial().id()).isEqualTo(new TrialId(0, i));
      assertThat(moved.genotype()).isEqualTo(original.genotype());
      assertThat(moved.fitness()).isEqualTo(original.fitness());
      assertThat(moved.trial().seed()).isEqualTo(original.trial().seed());
      assertThat(moved.parents())
          .isEqualTo(original.parents().stream().map(WholeRunJournalTest::moved).toList());
      assertThat(moved.reusedFrom())
          .isEqualTo(original.reusedFrom() == null ? null : moved(original.reusedFrom()));
    }
  }

  @Test
  void eachTrialKeepsTheGenerationThatProposedIt() {
    assertThat(whole().proposedIn())
        .isEqualTo(IntStream.range(0, 18).mapToObj(trial -> trial / 6).toList());
  }

  private static TrialId moved(TrialId id) {
    return new TrialId(0, 6 * id.generation() + id.index());
  }

  @Test
  void itsArchivesAreThoseOfTheEnd() {
    Map<String, List<ArchiveEntry>> last = apart().get(2).archives();
    Map<String, List<ArchiveEntry>> moved = whole().archives();

    assertThat(moved).containsOnlyKeys(last.keySet());
    List<ArchiveEntry> best = last.getOrDefault("hall-of-fame", List.of());
    List<ArchiveEntry> movedBest = moved.getOrDefault("hall-of-fame", List.of());
    assertThat(movedBest).hasSameSizeAs(best).isNotEmpty();
    assertThat(IntStream.range(0, best.size()))
        .allMatch(i -> movedBest.get(i).id().equals(moved(best.get(i).id())))
        .allMatch(i -> movedBest.get(i).fingerprint().equals(best.get(i).fingerprint()));
  }

  @Test
  void aRunThatIsThereIsFoundAndIsNotOneThatASearchCouldGoOnWith() {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    WholeRunJournal journal = new WholeRunJournal(new InMemoryJournal(store));
    journal.committed(RUN);
    journal.commit(apart().get(0));
    journal.finish();

    assertThat(new WholeRunJournal(new InMemoryJournal(store)).committed(RUN)).hasSize(1);
    assertThatThrownBy(() -> new InMemoryJournal(store).open(RUN))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("other settings");
  }
}
