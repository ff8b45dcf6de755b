package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchLoopTest {

  private static final int GENERATIONS = 6;
  private static final int POPULATION = 12;

  private static SearchLoop<?> loop(int pipeline, TrialRunner runner, Journal journal) {
    Search<?> search = SampleSearch.of(GENERATIONS, POPULATION, pipeline);
    return new SearchLoop<>(search, runner, journal, SearchListener.NONE);
  }

  private static TrialRunner runner(int slots) {
    return new LocalTrialRunner(new FormulaRecipe(3, Set.of(new TrialId(0, 3)), Set.of()), slots);
  }

  private static List<GenerationRecord> unbroken(int pipeline, int slots) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = runner(slots);
        Journal journal = new InMemoryJournal(store)) {
      loop(pipeline, runner, journal).run(SampleSearch.RUN);
    }
    return recorded(store);
  }

  private static List<GenerationRecord> recorded(InMemoryJournal.Store store) {
    try (Journal journal = new InMemoryJournal(store)) {
      return journal.open(SampleSearch.RUN).stream().map(SampleSearch::timeless).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,2", "1,8", "2,1", "2,8", "3,2"})
  void theNumberOfSlotsChangesNothing(int pipeline, int slots) {
    assertThat(unbroken(pipeline, slots)).isEqualTo(unbroken(pipeline, 1)).hasSize(GENERATIONS);
  }

  @Test
  void theLengthOfThePipelineIsPartOfTheSearch() {
    assertThat(unbroken(1, 2)).isNotEqualTo(unbroken(2, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aSearchThatIsInterruptedAtEachCommitEqualsAnUnbrokenOne(int pipeline) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    for (int committed = 1; committed < GENERATIONS; committed++) {
      interrupted(pipeline, store);
      assertThat(recorded(store)).hasSize(committed);
    }
    try (TrialRunner runner = runner(2);
        Journal journal = new InterruptedJournal(new InMemoryJournal(store), 1)) {
      loop(pipeline, runner, journal).run(SampleSearch.RUN);
    }
    assertThat(recorded(store)).isEqualTo(unbroken(pipeline, 2));
  }

  /** Runs until the driver would commit its second generation. */
  private static void interrupted(int pipeline, InMemoryJournal.Store store) {
    try (TrialRunner runner = runner(2);
        Journal journal = new InterruptedJournal(new InMemoryJournal(store), 1)) {
      assertThatThrownBy(() -> loop(pipeline, runner, journal).run(SampleSearch.RUN))
          .isInstanceOf(JournalException.class)
          .hasMessage("interrupted");
    }
  }

  @Test
  void whatWasRunIsNotRunAgainAfterAnInterruption() {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    ConcurrentLinkedQueue<TrialId> ran = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < GENERATIONS + 1; i++) {
      try (TrialRunner runner = new CountingRunner(runner(2), ran);
          Journal journal = new InterruptedJournal(new InMemoryJournal(store), 1)) {
        loop(2, runner, journal).run(SampleSearch.RUN);
      } catch (JournalException interrupted) {
        assertThat(interrupted).hasMessage("interrupted");
      }
    }
    assertThat(ran).doesNotHaveDuplicates();
    assertThat(recorded(store)).hasSize(GENERATIONS);
  }

  /** Notes which trials are run. */
  private record CountingRunner(TrialRunner runner, ConcurrentLinkedQueue<TrialId> ran)
      implements TrialRunner {

    @Override
    public CompletableFuture<List<Outcome>> start(
        List<Trial> trials, BiConsumer<Trial, Outcome> finished) {
      BiConsumer<Trial, Outcome> noting = (trial, outcome) -> ran.add(trial.id());
      return runner.start(trials, finished.andThen(noting));
    }

    @Override
    public void close() {
      runner.close();
    }
  }

  @Test
  void aNetworkIsPaidForOnce() {
    ConcurrentLinkedQueue<TrialId> ran = new ConcurrentLinkedQueue<>();
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = new CountingRunner(runner(2), ran);
        Journal journal = new InMemoryJournal(store)) {
      loop(2, runner, journal).run(SampleSearch.RUN);
    }
    List<TrialRecord> records = recorded(store).stream().flatMap(g -> g.trials().stream()).toList();
    Set<Fingerprint> networks =
        records.stream().map(r -> r.trial().fingerprint()).collect(Collectors.toSet());

    assertThat(ran).hasSameSizeAs(networks).hasSizeLessThan(GENERATIONS * POPULATION);
    assertThat(records).filteredOn(r -> r.reusedFrom() == null).hasSameSizeAs(networks);
  }

  @Test
  void aReusedOutcomeIsThatOfTheFirstTrialOfTheNetwork() {
    List<TrialRecord> records = unbroken(1, 2).stream().flatMap(g -> g.trials().stream()).toList();
    Map<TrialId, TrialRecord> byId =
        records.stream().collect(Collectors.toMap(r -> r.trial().id(), r -> r));
    Set<Fingerprint> seen = new HashSet<>();
    for (TrialRecord record : records) {
      TrialId original = record.reusedFrom();
      assertThat(original == null).isEqualTo(seen.add(record.trial().fingerprint()));
      if (original != null) {
        assertThat(record.outcome())
            .isEqualTo(Objects.requireNonNull(byId.get(original)).outcome().withoutCurve());
        assertThat(original).isLessThan(record.trial().id());
      }
    }
  }

  @Test
  void aSearchThatHasEndedReturnsItsResultWithoutRunningAnything() {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    List<SearchResult> results = new ArrayList<>();
    ConcurrentLinkedQueue<TrialId> ran = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 2; i++) {
      ran.clear();
      try (TrialRunner runner = new CountingRunner(runner(2), ran);
          Journal journal = new InMemoryJournal(store)) {
        results.add(loop(1, runner, journal).run(SampleSearch.RUN));
      }
    }
    assertThat(ran).isEmpty();
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(1).stopReason().text()).isEqualTo("all 6 generations done");
  }

  @Test
  void theArchiveKeepsTheBestDifferentNetworks() {
    GenerationRecord last = unbroken(1, 2).get(GENERATIONS - 1);

    assertThat(last.archives()).containsOnlyKeys("hall-of-fame", "pareto-front");
    List<ArchiveEntry> hallOfFame = Objects.requireNonNull(last.archives().get("hall-of-fame"));
    assertThat(hallOfFame).hasSize(10);
    assertThat(hallOfFame.get(0).fitness())
        .isEqualTo(
            unbroken(1, 2).stream()
                .flatMap(g -> g.trials().stream())
                .mapToDouble(r -> r.fitness().orElse(0))
                .max()
                .orElseThrow());
  }

  @Test
  void aFailedTrialIsARecordAndNotTheEnd() {
    TrialRecord failed = unbroken(1, 2).get(0).trials().get(3);

    assertThat(failed.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(failed.fitness()).isEmpty();
  }

  @Test
  void generationsAreToldInOrderWhateverIsInFlight() {
    List<Integer> committed = new ArrayList<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void committed(GenerationRecord generation) {
            committed.add(generation.generation());
          }
        };
    try (TrialRunner runner = runner(8);
        Journal journal = new InMemoryJournal()) {
      new SearchLoop<>(SampleSearch.of(GENERATIONS, POPULATION, 4), runner, journal, listener)
          .run(SampleSearch.RUN);
    }
    assertThat(committed).isEqualTo(IntStream.range(0, GENERATIONS).boxed().toList());
  }
}
