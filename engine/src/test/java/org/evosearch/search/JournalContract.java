package org.evosearch.search;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

/** What every journal promises. */
public abstract class JournalContract {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final SampleRecords OTHERS = new SampleRecords("b");

  /** A driver's journal; all of one test write to the same store, which is empty at first. */
  protected abstract Journal journal();

  /** The journal of a driver that nothing keeps from opening a run while another one has it. */
  protected abstract Journal rival();

  @Test
  void aNewRunHasNoGenerations() {
    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).isEmpty();
    }
  }

  @Test
  void committedGenerationsAreReadBackEqualAndInOrder() {
    List<GenerationRecord> generations = RECORDS.generations(12, 7);
    commit(generations);

    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).isEqualTo(generations);
    }
  }

  @Test
  void aGenerationWithoutTrialsIsReadBackEqual() {
    List<GenerationRecord> generations =
        List.of(new GenerationRecord(0, List.of(), Map.of()), RECORDS.generation(1, 2));
    commit(generations);

    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).isEqualTo(generations);
    }
  }

  @Test
  void anOutcomeThatWasReusedTwiceIsReadBackEqual() {
    TrialRecord original = RECORDS.generation(0, 1).trials().get(0);
    List<GenerationRecord> generations =
        IntStream.range(0, 3).mapToObj(number -> reusing(original, number)).toList();
    commit(generations);

    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).isEqualTo(generations);
    }
  }

  private static GenerationRecord reusing(TrialRecord original, int number) {
    TrialRecord row =
        new TrialRecord(
            SampleRecords.trial(new TrialId(number, 0)),
            original.genotype(),
            original.operator(),
            List.of(),
            number == 0 ? null : new TrialId(number - 1, 0),
            number == 0 ? original.outcome() : original.outcome().withoutCurve(),
            original.fitness());
    return new GenerationRecord(number, List.of(row), Map.of());
  }

  @Test
  void aRunGoesOnAfterEachReopening() {
    List<GenerationRecord> generations = RECORDS.generations(4, 4);
    for (GenerationRecord generation : generations) {
      try (Journal journal = journal()) {
        assertThat(journal.open(SampleRecords.run("r")))
            .isEqualTo(generations.subList(0, generation.generation()));
        journal.commit(generation);
      }
    }
    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).isEqualTo(generations);
    }
  }

  @Test
  void runsOfOneStoreKnowNothingOfEachOther() {
    commit(RECORDS.generations(2, 3));

    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r2"))).isEmpty();
      journal.commit(RECORDS.generation(0, 3));
    }
    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).hasSize(2);
    }
  }

  @Test
  void keptOutcomesAreGivenBackUntilTheirGenerationIsCommitted() {
    Map<Trial, Outcome> outcomes = outcomes(0, 5);
    Map<Trial, Outcome> next = outcomes(1, 5);
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      outcomes.forEach(journal::keep);
      next.forEach(journal::keep);
      assertThat(journal.kept(List.copyOf(outcomes.keySet()))).isEqualTo(outcomes);
    }
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      assertThat(journal.kept(List.copyOf(outcomes.keySet()))).isEqualTo(outcomes);
      journal.commit(RECORDS.generation(0, 5));
      assertThat(journal.kept(List.copyOf(outcomes.keySet()))).isEmpty();
      assertThat(journal.kept(List.copyOf(next.keySet()))).isEqualTo(next);
    }
  }

  @Test
  void outcomesAreKeptFromManyThreads() throws Exception {
    Map<Trial, Outcome> outcomes = outcomes(0, 40);
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      inParallel(
          outcomes.entrySet().stream()
              .<Callable<Void>>map(
                  entry ->
                      () -> {
                        journal.keep(entry.getKey(), entry.getValue());
                        return null;
                      })
              .toList());
      assertThat(journal.kept(List.copyOf(outcomes.keySet()))).isEqualTo(outcomes);
    }
  }

  @Test
  void keptOutcomesOfTrialsThatDifferAreLeftOut() {
    TrialId id = new TrialId(0, 0);
    Trial trial = SampleRecords.trial(id);
    Fingerprint other = SampleRecords.trial(new TrialId(0, 1)).fingerprint();
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      journal.keep(trial, RECORDS.outcome(id));

      List<Trial> different =
          List.of(
              new Trial(id, trial.candidate(), trial.fingerprint(), trial.budget(), 99),
              new Trial(id, trial.candidate(), other, trial.budget(), trial.seed()),
              new Trial(
                  id, trial.candidate(), trial.fingerprint(), new Budget(9, 0, 1), trial.seed()));
      assertThat(journal.kept(different)).isEmpty();
      assertThat(journal.kept(List.of(trial))).hasSize(1);
    }
  }

  @Test
  void otherSettingsAreRefused() {
    commit(RECORDS.generations(1, 2));

    try (Journal journal = journal()) {
      assertThatThrownBy(() -> journal.open(SampleRecords.runWithOtherSettings("r")))
          .isInstanceOf(JournalException.class)
          .hasMessageStartingWith("Cannot continue run r: it was started with other settings")
          .extracting("kind")
          .isEqualTo(Kind.INVALID);
    }
  }

  @Test
  void aGenerationOutOfOrderIsRefused() {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));

      assertThatThrownBy(() -> journal.commit(RECORDS.generation(1, 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid generation: 1 (the next one is 0)");
    }
  }

  @Test
  void whoeverCommitsAGenerationSecondIsTurnedAway() {
    GenerationRecord first = RECORDS.generation(0, 2);
    GenerationRecord second = OTHERS.generation(0, 2);
    try (Journal journal = rival();
        Journal rival = rival()) {
      journal.open(SampleRecords.run("r"));
      rival.open(SampleRecords.run("r"));
      journal.commit(first);

      assertThatThrownBy(() -> rival.commit(second))
          .isInstanceOf(JournalException.class)
          .hasMessage("Cannot commit generation 0 of run r: another driver committed it first")
          .extracting("kind")
          .isEqualTo(Kind.CONFLICT);
    }
    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).containsExactly(first);
    }
  }

  @Test
  void ofTwoDriversThatRaceExactlyOneCommitsEachGeneration() throws Exception {
    for (String run : List.of("r1", "r2", "r3", "r4", "r5")) {
      for (int number = 0; number < 10; number++) {
        List<GenerationRecord> rivals =
            List.of(RECORDS.generation(number, 2), OTHERS.generation(number, 2));
        List<Boolean> won = race(run, rivals);
        assertThat(won).containsExactlyInAnyOrder(true, false);
        assertLast(run, number, rivals.get(won.indexOf(true)));
      }
    }
  }

  private void assertLast(String run, int number, GenerationRecord generation) {
    try (Journal journal = journal()) {
      List<GenerationRecord> committed = journal.open(SampleRecords.run(run));
      assertThat(committed).hasSize(number + 1);
      assertThat(committed.get(number)).isEqualTo(generation);
    }
  }

  private List<Boolean> race(String run, List<GenerationRecord> rivals) throws Exception {
    CyclicBarrier start = new CyclicBarrier(rivals.size());
    return inParallel(
        rivals.stream()
            .<Callable<Boolean>>map(
                generation ->
                    () -> {
                      try (Journal journal = rival()) {
                        journal.open(SampleRecords.run(run));
                        start.await(1, TimeUnit.MINUTES);
                        return commits(journal, generation);
                      }
                    })
            .toList());
  }

  private static boolean commits(Journal journal, GenerationRecord generation) {
    try {
      journal.commit(generation);
      return true;
    } catch (JournalException e) {
      assertThat(e.kind()).isEqualTo(Kind.CONFLICT);
      return false;
    }
  }

  private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(4, tasks.size()));
    try {
      List<Future<T>> futures = threads.invokeAll(tasks);
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private void commit(List<GenerationRecord> generations) {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      generations.forEach(journal::commit);
    }
  }

  private static Map<Trial, Outcome> outcomes(int generation, int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> new TrialId(generation, index))
        .collect(toMap(SampleRecords::trial, RECORDS::outcome));
  }
}
