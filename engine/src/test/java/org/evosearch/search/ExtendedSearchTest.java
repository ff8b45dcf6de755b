package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.genotype.Layers;
import org.evosearch.search.plan.Finalists;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.search.plan.SearchLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Finished searches whose limits are raised equal those that had the higher ones from the start.
 */
class ExtendedSearchTest {

  private static final int SHORT = 3;
  private static final int LONG = 7;
  private static final FormulaRecipe RECIPE = new FormulaRecipe(2, Set.of(), Set.of());

  private final InMemoryJournal.Store store = new InMemoryJournal.Store();

  private static Search<Layers> search(int generations, int pipeline, int trainings, int seeds) {
    Search<Layers> plain = SampleSearch.of(generations, 6, pipeline);
    SearchPlan plan = plain.plan();
    ReEvaluationPlan reEvaluation = new ReEvaluationPlan(Math.max(1, seeds), new Budget(5, 0, 1));
    return new Search<>(
        plain.space(),
        plain.strategy(),
        SearchPlan.of(
            new SearchLimits(plan.limits().generations(), trainings),
            plan.pipeline(),
            plan.goal(),
            plan.budget(),
            new Finalists(
                plan.finalists().number(), Optional.of(reEvaluation).filter(some -> seeds > 0))),
        plain.streams());
  }

  private SearchResult run(Search<Layers> search, Journal journal) {
    try (TrialRunner runner = new LocalTrialRunner(RECIPE, 2);
        journal) {
      return new SearchLoop<>(search, runner, journal, SearchListener.NONE).run(SampleSearch.RUN);
    }
  }

  private SearchResult run(Search<Layers> search) {
    return run(search, new InMemoryJournal(store));
  }

  private List<GenerationRecord> recorded() {
    try (Journal journal = new InMemoryJournal(store)) {
      return journal.open(SampleSearch.RUN).stream().map(SampleSearch::timeless).toList();
    }
  }

  private static List<GenerationRecord> unbroken(Search<Layers> search) {
    ExtendedSearchTest other = new ExtendedSearchTest();
    other.run(search);
    return other.recorded();
  }

  /** The generations as if there had been no final re-evaluations but the last one. */
  private static List<GenerationRecord> withoutRounds(List<GenerationRecord> all) {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<GenerationRecord> kept = new ArrayList<>();
    for (GenerationRecord generation : all) {
      numbers.put(generation.generation(), kept.size());
      if (!FinalReEvaluation.isOne(generation) || generation.generation() == all.size() - 1) {
        kept.add(renumbered(generation, numbers));
      }
    }
    return kept;
  }

  private static GenerationRecord renumbered(
      GenerationRecord generation, Map<Integer, Integer> numbers) {
    Map<String, List<ArchiveEntry>> archives = new HashMap<>(generation.archives());
    archives.replaceAll(
        (name, entries) ->
            entries.stream()
                .map(
                    entry ->
                        new ArchiveEntry(
                            renumbered(entry.id(), numbers),
                            entry.fingerprint(),
                            entry.objectives(),
                            entry.parameters()))
                .toList());
    return new GenerationRecord(
        numbers.getOrDefault(generation.generation(), -1),
        generation.trials().stream().map(record -> renumbered(record, numbers)).toList(),
        archives);
  }

  private static TrialRecord renumbered(TrialRecord record, Map<Integer, Integer> numbers) {
    Trial trial = record.trial();
    TrialId source = record.reusedFrom();
    return new TrialRecord(
        new Trial(
            renumbered(trial.id(), numbers),
            trial.candidate(),
            trial.fingerprint(),
            trial.budget(),
            trial.seed()),
        record.genotype(),
        record.operator(),
        record.parents().stream().map(parent -> renumbered(parent, numbers)).toList(),
        source == null ? null : renumbered(source, numbers),
        record.outcome(),
        record.fitness());
  }

  private static TrialId renumbered(TrialId id, Map<Integer, Integer> numbers) {
    return new TrialId(numbers.getOrDefault(id.generation(), -1), id.index());
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "1, 3", "2, 3", "3, 2"})
  void anExtendedSearchEqualsOneThatWasLongFromTheStart(int pipeline, int seeds) {
    run(search(SHORT, pipeline, 0, seeds));
    run(search(5, pipeline, 0, seeds));
    SearchResult result = run(search(LONG, pipeline, 0, seeds));

    assertThat(result.generations()).isEqualTo(LONG);
    assertThat(recorded()).hasSize(seeds == 0 ? LONG : LONG + 3);
    assertThat(withoutRounds(recorded())).isEqualTo(unbroken(search(LONG, pipeline, 0, seeds)));
    assertThat(result.scores()).hasSize(seeds == 0 ? 0 : result.hallOfFame().size());
    assertThat(run(search(LONG, pipeline, 0, seeds)).scores()).isEqualTo(result.scores());
    assertThat(recorded()).hasSize(seeds == 0 ? LONG : LONG + 3);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "1, 2", "2, 0", "2, 2", "2, 4"})
  void oneThatIsKilledInBetweenEqualsItToo(int pipeline, int commits) {
    run(search(SHORT, pipeline, 0, 3));
    assertThatThrownBy(
            () ->
                run(
                    search(LONG, pipeline, 0, 3),
                    new InterruptedJournal(new InMemoryJournal(store), commits)))
        .hasMessage("interrupted");
    assertThat(recorded()).hasSize(SHORT + 1 + commits);
    run(search(LONG, pipeline, 0, 3));

    assertThat(withoutRounds(recorded())).isEqualTo(unbroken(search(LONG, pipeline, 0, 3)));
  }

  @Test
  void moreTrainingsExtendASearchToo() {
    SearchResult first = run(search(SearchLimits.ANY_NUMBER, 1, 12, 2));
    assertThat(first.stopReason().text()).isEqualTo("all 12 trainings done");
    SearchResult more = run(search(SearchLimits.ANY_NUMBER, 1, 24, 2));

    assertThat(more.stopReason().text()).isEqualTo("all 24 trainings done");
    assertThat(recorded().stream().filter(FinalReEvaluation::isOne)).hasSize(2);
    assertThat(
            recorded().stream()
                .filter(generation -> !FinalReEvaluation.isOne(generation))
                .flatMap(generation -> generation.trials().stream())
                .filter(TrialRecord::wasRun))
        .hasSize(24);
  }
}
