package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.InterruptedJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches with short trainings first. */
class RungSearchTest {

  private static final int GENERATIONS = 7;

  private static Experiment<?> experiment(String space, String strategy, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "dataset.train-images = 60",
                "search.generations = " + GENERATIONS,
                "search.rungs.epochs = [1, 3, 9]",
                "space.name = " + space,
                "space.nasbench201 { cells = 1, channels = 4 }",
                "space.tree.channels = 4",
                "strategy.name = " + strategy,
                "strategy.tournament.population = 12",
                "strategy.regularized { population = 6, sample-size = 3, children = 6 }",
                "strategy.genetic { population = 6, children = 6 }",
                "strategy.nsga2 { population = 6, children = 6 }",
                "strategy.neat.population = 20",
                "strategy.random.population = 9",
                "strategy.local-search.neighbours = 6",
                "strategy.surrogate { population = 6, initial = 6 }",
                "strategy.ednag { population = 8, steps = 6 }",
                "strategy.evosearch.population = 8",
                "strategy.programming.population = 8"));
    all.addAll(List.of(more));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  private static TrialRunner runner(int slots) {
    return InMemoryRuns.runner(slots, new TrialId(0, 3));
  }

  private static SearchResult run(Experiment<?> experiment, int slots, Journal journal) {
    return InMemoryRuns.run(experiment, runner(slots), journal);
  }

  private static List<GenerationRecord> unbroken(Experiment<?> experiment, int slots) {
    return InMemoryRuns.unbroken(experiment, runner(slots));
  }

  private static List<TrialRecord> trials(List<GenerationRecord> generations) {
    return generations.stream().flatMap(generation -> generation.trials().stream()).toList();
  }

  private static List<TrialRecord> promoted(List<TrialRecord> trials) {
    return trials.stream().filter(one -> one.rung() > 0).toList();
  }

  private static Map<TrialId, TrialRecord> byId(List<TrialRecord> trials) {
    Map<TrialId, TrialRecord> byId = new HashMap<>();
    trials.forEach(one -> byId.put(one.trial().id(), one));
    return byId;
  }

  @ParameterizedTest
  @CsvSource({
    "nasbench201, random",
    "nasbench201, regularized",
    "nasbench201, genetic",
    "nasbench201, nsga2",
    "nasbench201, tournament",
    "nasbench201, local-search",
    "nasbench201, surrogate",
    "nasbench201, ednag",
    "layered, tournament",
    "tree, evosearch",
    "tree, programming",
    "neat, neat"
  })
  void everyStrategyHasItsBestTrainedForLongerWhateverTheSlots(String space, String strategy) {
    List<GenerationRecord> one = unbroken(experiment(space, strategy), 1);
    List<TrialRecord> all = trials(one);

    assertThat(unbroken(experiment(space, strategy), 8)).isEqualTo(one);
    assertThat(promoted(all)).isNotEmpty();
    assertThat(all).allSatisfy(record -> assertRung(record, byId(all)));
  }

  private static void assertRung(TrialRecord record, Map<TrialId, TrialRecord> byId) {
    assertThat(record.trial().budget().epochs()).isEqualTo(List.of(1, 3, 9).get(record.rung()));
    assertThat(record.operator().equals(Origin.PROMOTION)).isEqualTo(record.rung() > 0);
    record
        .origin()
        .promotedFrom()
        .map(byId::get)
        .ifPresent(
            from -> {
              assertThat(from.rung()).isEqualTo(record.rung() - 1);
              assertThat(from.trial().fingerprint()).isEqualTo(record.trial().fingerprint());
              assertThat(from.trial().id()).isLessThan(record.trial().id());
            });
    // Parents are trainings of the first rung, except those of promotions.
    assertThat(record.rung() > 0 || record.parents().stream().allMatch(p -> isFirst(byId, p)))
        .isTrue();
  }

  private static boolean isFirst(Map<TrialId, TrialRecord> byId, TrialId parent) {
    TrialRecord record = byId.get(parent);
    return record != null && record.rung() == 0;
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 0", "1, 30", "3, 30"})
  void aSearchThatIsInterruptedAtEachCommitEqualsAnUnbrokenOne(int pipeline, int trainings) {
    String[] more = {
      "search.pipeline = " + pipeline,
      "search.trainings = " + trainings,
      "search.generations = " + (trainings == 0 ? GENERATIONS : 0),
      "search.rungs.calibration = 4"
    };
    ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    boolean ended = false;
    while (!ended) {
      ended = attempt(experiment("nasbench201", "regularized", more), store, ran);
    }
    List<GenerationRecord> broken =
        InMemoryRuns.recorded(experiment("nasbench201", "regularized", more), store);

    assertThat(broken).isEqualTo(unbroken(experiment("nasbench201", "regularized", more), 2));
    assertThat(ran).doesNotHaveDuplicates();
  }

  private static boolean attempt(
      Experiment<?> experiment, InMemoryJournal.Store store, ConcurrentLinkedQueue<String> ran) {
    SearchListener noting =
        new SearchListener() {
          @Override
          public void finished(Trial trial, Outcome outcome) {
            ran.add(trial.fingerprint() + " " + trial.budget());
          }
        };
    try (TrialRunner runner = runner(2);
        Journal journal = new InterruptedJournal(new InMemoryJournal(store), 1)) {
      experiment.run(runner, journal, noting);
      return true;
    } catch (JournalException interrupted) {
      return false;
    }
  }

  @Test
  void aRungCostsAboutAsMuchAsTheOneBelow() {
    List<TrialRecord> all =
        trials(unbroken(experiment("nasbench201", "random", "search.generations = 40"), 2));
    int[] epochs = new int[3];
    all.forEach(one -> epochs[one.rung()] += one.chargedEpochs());

    assertThat(epochs[1]).isBetween((int) (0.8 * epochs[0]), (int) (1.25 * epochs[0]));
    assertThat(epochs[2]).isBetween((int) (0.6 * epochs[0]), (int) (1.25 * epochs[0]));
  }

  @Test
  void trainingsLimitNewNetworksAndPromotionsGoOn() {
    Experiment<?> experiment =
        experiment("nasbench201", "random", "search.generations = 0", "search.trainings = 27");
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    SearchResult result = run(experiment, 2, new InMemoryJournal(store));
    List<TrialRecord> all = trials(InMemoryRuns.recorded(experiment, store));

    assertThat(all.stream().filter(one -> one.rung() == 0 && one.wasRun())).hasSize(27);
    // One of the 27 fails: of 26 a third are eight, of those a third are two.
    assertThat(all.stream().filter(one -> one.rung() == 1)).hasSizeBetween(8, 10);
    assertThat(all.stream().filter(one -> one.rung() == 2)).hasSizeBetween(2, 4);
    assertThat(result.stopReason().text()).isEqualTo("all 27 trainings done");
  }

  @Test
  void theHallOfFameHasTheLongestTrainingsFirstAndNetworksOnce() {
    Experiment<?> experiment = experiment("nasbench201", "regularized");
    List<GenerationRecord> generations = unbroken(experiment, 2);
    Map<TrialId, TrialRecord> byId = byId(trials(generations));
    List<TrialRecord> best =
        generations.get(GENERATIONS - 1).archives().getOrDefault("hall-of-fame", List.of()).stream()
            .map(ArchiveEntry::id)
            .map(byId::get)
            .toList();

    assertThat(best).extracting(TrialRecord::rung).isSortedAccordingTo((a, b) -> b - a);
    assertThat(best).extracting(one -> one.trial().fingerprint()).doesNotHaveDuplicates();
    for (int i = 1; i < best.size(); i++) {
      if (best.get(i).rung() == best.get(i - 1).rung()) {
        assertThat(best.get(i).fitness().orElseThrow())
            .isLessThanOrEqualTo(best.get(i - 1).fitness().orElseThrow());
      }
    }
  }

  @Test
  void aPromotionThatFailsLeavesTheShorterTraining() {
    Experiment<?> experiment = experiment("nasbench201", "random", "search.generations = 2");
    FormulaRecipe failing =
        new FormulaRecipe(
            0, Set.of(new TrialId(1, 0), new TrialId(1, 1), new TrialId(1, 2)), Set.of());
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = new LocalTrialRunner(failing, 2)) {
      experiment.run(runner, new InMemoryJournal(store), SearchListener.NONE);
    }
    List<GenerationRecord> generations = InMemoryRuns.recorded(experiment, store);
    List<TrialRecord> failed = promoted(trials(generations));
    Set<TrialId> kept = new HashSet<>();
    generations
        .get(1)
        .archives()
        .getOrDefault("hall-of-fame", List.of())
        .forEach(entry -> kept.add(entry.id()));

    assertThat(failed).hasSize(3).allMatch(one -> one.fitness().isEmpty());
    assertThat(failed.stream().flatMap(one -> one.origin().promotedFrom().stream()))
        .anyMatch(kept::contains);
  }

  @Test
  void theFrontIsOfTrainingsOfOneLength() {
    Experiment<?> experiment =
        experiment("nasbench201", "nsga2", "search.further-objectives = [parameters]");
    List<GenerationRecord> generations = unbroken(experiment, 2);
    Map<TrialId, TrialRecord> byId = byId(trials(generations));
    for (GenerationRecord generation : generations) {
      Stream<Integer> rungs =
          generation.archives().getOrDefault("pareto-front", List.of()).stream()
              .map(entry -> Objects.requireNonNull(byId.get(entry.id())).rung());
      assertThat(rungs.distinct()).hasSize(1);
    }
  }

  @Test
  void whatThePrefilterLeavesOutIsNotPromoted() {
    Experiment<?> experiment = experiment("nasbench201", "random", "search.prefilter.share = 0.5");
    List<TrialRecord> all = trials(unbroken(experiment, 2));

    assertThat(promoted(all)).isNotEmpty().noneMatch(TrialRecord::isPrefiltered);
    assertThat(all).anyMatch(TrialRecord::isPrefiltered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "search.rungs.epochs=[3,9] | beginning with budget.epochs, 1",
        "search.rungs.epochs=[1] | [], or two whole numbers or more in ascending order",
        "search.rungs.epochs=[1,1] | [], or two whole numbers or more in ascending order",
        "search.rungs.epochs=[1,2.5] | [], or two whole numbers or more in ascending order",
        "search.rungs.share=[0.1] | [], or one number for each of epochs but the last: 2",
        "search.rungs.share=[0.4,0.1] | above 0 and at most 1 / 3 for rung 1, which may not cost"
            + " more than the one below",
        "search.rungs.open=sometimes | one of always, on-disagreement",
        "evaluation.trained.inherit=matching | [] where weights are inherited"
      })
  void rungsThatCannotBeAreRefused(String setting, String rule) {
    assertThatThrownBy(() -> experiment("layered", "tournament", setting))
        .hasMessageEndingWith("(" + rule + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"supernet", "zero-cost", "predictor", "control"})
  void whereNothingIsTrainedThereAreNoRungs(String evaluation) {
    assertThatThrownBy(() -> experiment("neat", "neat", "evaluation.name=" + evaluation))
        .hasMessageEndingWith("([] where evaluation.name is " + evaluation + ")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.schedule=cosine | 0 where training.schedule is not constant",
        "training.drop-path-schedule=linear | 0 where training.drop-path-schedule is not constant",
        "search.objective=validation-loss | 0 where search.objective is not validation-accuracy",
        "evaluation.name=tabular | 0 where evaluation.name is not trained",
        "evaluation.trained.inherit=matching | 0 where weights are inherited"
      })
  void earlyStoppingNeedsTrainingsThatDoNotKnowTheirEnd(String setting, String rule) {
    assertThatThrownBy(
            () ->
                experiment(
                    "layered",
                    "tournament",
                    "search.rungs.epochs=[]",
                    "search.early-stopping.quantile=0.3",
                    setting))
        .hasMessageEndingWith("(" + rule + ")");
  }
}
