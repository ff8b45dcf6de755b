package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.genotype.Layers;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class FinalReEvaluationTest {

  private static final int GENERATIONS = 3;
  private static final int SEEDS = 4;
  private static final Budget LONGER = new Budget(5, 0, 1);

  private InMemoryJournal.Store store = new InMemoryJournal.Store();
  private final List<Integer> ran = new ArrayList<>();

  private static Search<Layers> search() {
    Search<Layers> plain = SampleSearch.of(GENERATIONS, 6, 1);
    SearchPlan plan = plain.plan();
    return new Search<>(
        plain.space(),
        plain.strategy(),
        plan.with(plan.finalists().reEvaluated(new ReEvaluationPlan(SEEDS, LONGER))),
        plain.streams());
  }

  private SearchResult run(Set<TrialId> failing) {
    SearchListener counter =
        new SearchListener() {
          @Override
          public void started(int generation, int trials, int toRun) {
            ran.add(generation);
          }
        };
    try (TrialRunner runner = new LocalTrialRunner(new FormulaRecipe(0, failing, Set.of()), 2);
        Journal journal = new InMemoryJournal(store)) {
      return new SearchLoop<>(search(), runner, journal, counter).run(SampleSearch.RUN);
    }
  }

  private GenerationRecord round() {
    try (Journal journal = new InMemoryJournal(store)) {
      List<GenerationRecord> all = journal.open(SampleSearch.RUN);
      assertThat(all).hasSize(GENERATIONS + 1);
      return all.get(GENERATIONS);
    }
  }

  private static double mean(SearchResult result, TrialRecord one) {
    return result.scores().getOrDefault(one.trial().id(), List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }

  @Test
  void theBestAreTriedAgainWithFreshSeedsAndRankedByTheirMeans() {
    SearchResult result = run(Set.of());
    assertThat(result.generations()).isEqualTo(GENERATIONS);
    assertThat(result.scores()).hasSameSizeAs(result.hallOfFame());
    assertThat(result.hallOfFame().stream().map(one -> -mean(result, one))).isSorted();
    assertThat(
            round().archives().getOrDefault(FinalReEvaluation.ARCHIVE, List.of()).stream()
                .map(ArchiveEntry::id))
        .containsExactlyElementsOf(
            result.hallOfFame().stream().map(one -> one.trial().id()).toList());
    assertThat(round().trials())
        .hasSize(SEEDS * result.hallOfFame().size())
        .allMatch(record -> record.trial().budget().equals(LONGER))
        .allMatch(record -> record.operator().equals("re-score") && record.reusedFrom() == null)
        .extracting(record -> record.trial().seed())
        .doesNotHaveDuplicates();
  }

  /** The best by the mean of its only success is behind all that never fail, ahead of failures. */
  @Test
  void networksWithMoreSuccessesComeFirstWhateverTheirMeans() {
    TrialId winner = run(Set.of()).hallOfFame().get(0).trial().id();
    TrialId second = run(Set.of()).hallOfFame().get(1).trial().id();
    Set<TrialId> failing = new HashSet<>(again(winner).subList(1, SEEDS));
    failing.addAll(again(second));
    store = new InMemoryJournal.Store();
    SearchResult result = run(failing);
    List<TrialId> ranking = result.hallOfFame().stream().map(one -> one.trial().id()).toList();
    int last = ranking.size() - 1;

    assertThat(last).isGreaterThan(2);
    assertThat(ranking.subList(last - 1, last + 1)).containsExactly(winner, second);
    assertThat(result.scores().get(winner)).hasSize(1);
    assertThat(mean(result, result.hallOfFame().get(last - 1)))
        .isGreaterThan(mean(result, result.hallOfFame().get(last - 2)));
    assertThat(
            round().archives().getOrDefault(FinalReEvaluation.ARCHIVE, List.of()).stream()
                .map(ArchiveEntry::id))
        .containsExactlyElementsOf(ranking.subList(0, last));
  }

  /** The trials of the round that try a network again. */
  private List<TrialId> again(TrialId network) {
    return round().trials().stream()
        .filter(record -> record.parents().get(0).equals(network))
        .map(record -> record.trial().id())
        .toList();
  }

  @Test
  void whoFailsEveryTimeComesLast() {
    TrialId winner = run(Set.of()).hallOfFame().get(0).trial().id();
    List<TrialId> failing = again(winner);
    store = new InMemoryJournal.Store();
    SearchResult never = run(Set.copyOf(failing));
    assertThat(never.scores()).containsEntry(winner, List.of());
    assertThat(never.seeds(winner)).isEqualTo(SEEDS);
    assertThat(never.hallOfFame().get(never.hallOfFame().size() - 1).trial().id())
        .isEqualTo(winner);
  }

  @Test
  void ifAllFailTheSearchRanksAndTheResultHasTheirTrials() {
    SearchResult sound = run(Set.of());
    Set<TrialId> all =
        round().trials().stream().map(record -> record.trial().id()).collect(Collectors.toSet());
    store = new InMemoryJournal.Store();
    SearchResult failed = run(all);
    assertThat(failed.reEvaluations()).hasSameSizeAs(sound.reEvaluations());
    assertThat(failed.scores())
        .containsOnlyKeys(sound.scores().keySet())
        .allSatisfy((network, scores) -> assertThat(scores).isEmpty());
    assertThat(failed.hallOfFame().stream().map(one -> -one.fitness().orElseThrow())).isSorted();
    assertThat(run(all).reEvaluations()).isEqualTo(failed.reEvaluations());
  }

  @Test
  void aFinishedRunIsNotScoredAgain() {
    SearchResult first = run(Set.of());
    assertThat(ran).containsExactly(0, 1, 2, 3);
    ran.clear();
    SearchResult again = run(Set.of());
    assertThat(ran).isEmpty();
    assertThat(again.scores()).isEqualTo(first.scores());
    assertThat(again.hallOfFame().stream().map(one -> one.trial().id()))
        .containsExactlyElementsOf(
            first.hallOfFame().stream().map(one -> one.trial().id()).toList());
  }
}
