package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.genotype.Layers;
import org.evosearch.search.plan.SearchBudget;
import org.evosearch.search.plan.SearchLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.strategy.StopReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that stop before their end, by what they cost or because somebody asks them to. */
class StoppedSearchTest {

  private static final int GENERATIONS = 6;
  private static final FormulaRecipe RECIPE = new FormulaRecipe(2, Set.of(), Set.of());

  private final InMemoryJournal.Store store = new InMemoryJournal.Store();

  private static Search<Layers> search(int pipeline, long evaluations) {
    Search<Layers> plain = SampleSearch.of(GENERATIONS, 12, pipeline);
    SearchPlan plan = plain.plan();
    SearchPlan limited =
        plan.with(
            new SearchLimits(
                plan.limits().generations(),
                plan.limits().trainings(),
                new SearchBudget(evaluations, 0, Duration.ZERO)));
    return new Search<>(plain.space(), plain.strategy(), limited, plain.streams());
  }

  private SearchResult run(Search<Layers> search, StopRequest request) {
    try (TrialRunner runner = new LocalTrialRunner(RECIPE, 2);
        Journal journal = new InMemoryJournal(store)) {
      return new SearchLoop<>(search, runner, journal, SearchListener.NONE, request)
          .run(SampleSearch.RUN);
    }
  }

  private List<GenerationRecord> recorded() {
    try (Journal journal = new InMemoryJournal(store)) {
      return journal.open(SampleSearch.RUN);
    }
  }

  private static List<GenerationRecord> timeless(List<GenerationRecord> generations) {
    return generations.stream().map(SampleSearch::timeless).toList();
  }

  private static List<GenerationRecord> unbroken(int pipeline) {
    StoppedSearchTest other = new StoppedSearchTest();
    other.run(search(pipeline, 0), StopRequest.NEVER);
    return timeless(other.recorded());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aBudgetStopsAtACommitAndALargerOneGoesOnAsIfItHadNot(int pipeline) {
    SearchResult first = run(search(pipeline, 13), StopRequest.NEVER);

    assertThat(first.stopReason().text()).isEqualTo("the budget of 13 evaluations is spent");
    assertThat(recorded()).hasSize(1 + pipeline);
    assertThat(recorded())
        .extracting(GenerationRecord::stopped)
        .contains(first.stopReason().text());
    assertThat(run(search(pipeline, 13), StopRequest.NEVER).hallOfFame())
        .isEqualTo(first.hallOfFame());

    SearchResult more = run(search(pipeline, 0), StopRequest.NEVER);
    assertThat(more.generations()).isEqualTo(GENERATIONS);
    assertThat(more.stopReason().text()).isEqualTo("all 6 generations done");
    assertThat(timeless(recorded())).isEqualTo(unbroken(pipeline));
  }

  @Test
  void aSmallerBudgetTakesNothingBack() {
    run(search(1, 0), StopRequest.NEVER);
    SearchResult again = run(search(1, 1), StopRequest.NEVER);

    assertThat(again.generations()).isEqualTo(GENERATIONS);
    assertThat(recorded()).hasSize(GENERATIONS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whoIsAskedToStopDoesAtTheNextCommitAndGoesOnLater(int pipeline) {
    StopReason asked = new StopReason("asked");
    AtomicInteger commits = new AtomicInteger();
    SearchResult first =
        run(
            search(pipeline, 0),
            () -> commits.incrementAndGet() < 2 ? Optional.empty() : Optional.of(asked));

    assertThat(first.stopReason()).isEqualTo(asked);
    assertThat(recorded()).hasSize(2);
    assertThat(recorded().get(1).stopped()).isEqualTo("asked");

    run(search(pipeline, 0), StopRequest.NEVER);
    assertThat(timeless(recorded())).isEqualTo(unbroken(pipeline));
  }
}
