package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.plan.Finalists;
import org.evosearch.search.plan.SearchLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.tournament.TournamentEvolution;
import org.evosearch.strategy.tournament.TournamentSettings;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Metric;
import org.evosearch.variation.TournamentSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingsLimitTest {

  private static final RunRecord RUN = SampleSearch.run("limited");
  private static final int POPULATION = 5;

  /** A search of a space of six networks in nine genotypes, without a limit of generations. */
  private static SearchLoop<Choices> loop(int trainings, TrialRunner runner, Journal journal) {
    ToyChoices space = new ToyChoices(2, 3);
    SearchPlan plan =
        SearchPlan.of(
            SearchLimits.ofTrainings(trainings),
            1,
            Goal.of(Metric.VALIDATION_ACCURACY),
            new Budget(1, 0, 1),
            Finalists.ofNumber(3));
    TournamentSettings tournament =
        new TournamentSettings(POPULATION, 1, new TournamentSelection(2, 0.9));
    return new SearchLoop<>(
        new Search<>(
            space, new TournamentEvolution<>(space, tournament), plan, new RandomStreams(3)),
        runner,
        journal,
        SearchListener.NONE);
  }

  private static SearchResult run(int trainings, InMemoryJournal.Store store) {
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 1);
        Journal journal = new InMemoryJournal(store)) {
      return loop(trainings, runner, journal).run(RUN);
    }
  }

  private static List<GenerationRecord> generations(InMemoryJournal.Store store) {
    return new InMemoryJournal(store).open(RUN);
  }

  private static long paid(List<GenerationRecord> generations) {
    return generations.stream()
        .flatMap(generation -> generation.trials().stream())
        .filter(record -> record.reusedFrom() == null)
        .count();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 6})
  void exactlySoManyTrialsAreRun(int trainings) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    SearchResult result = run(trainings, store);

    assertThat(paid(generations(store))).isEqualTo(trainings);
    assertThat(result.stopReason().text()).isEqualTo("all " + trainings + " trainings done");
    GenerationRecord last = generations(store).get(result.generations() - 1);
    assertThat(last.trials().get(last.trials().size() - 1).reusedFrom()).isNull();
  }

  @Test
  void aSearchThatHasEndedEndsAgainInTheSameWay() {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    SearchResult first = run(5, store);

    assertThat(run(5, store).stopReason()).isEqualTo(first.stopReason());
    assertThat(generations(store)).hasSize(first.generations());
  }

  @Test
  void aSearchThatFindsNothingNewEnds() {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    SearchResult result = run(7, store);

    assertThat(paid(generations(store))).isEqualTo(6);
    assertThat(result.stopReason().text()).isEqualTo("no new network in 100 generations");
    assertThat(run(7, store).generations()).isEqualTo(result.generations());
  }
}
