package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.evaluation.PrefilteredRecipe;
import org.evosearch.genotype.Layers;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.InterruptedJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.Search;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchLoop;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.search.plan.Finalists;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.plan.SearchLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Ranking;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that score the networks of a generation and train the best of them. */
class PrefilteredSearchTest {

  private static final int GENERATIONS = 5;
  private static final int POPULATION = 12;
  private static final Prefilter THIRD =
      new Prefilter(1.0 / 3, Ranking.FITNESS, Goal.of(Metric.VALIDATION_LOSS));

  /** A search whose scores are as good as its trainings, with a limit of trainings if not 0. */
  private static Search<Layers> search(int pipeline, int trainings) {
    Search<Layers> plain = SampleSearch.of(GENERATIONS, POPULATION, pipeline);
    SearchPlan plan = plain.plan();
    SearchPlan filtered =
        plan.with(
                trainings == 0
                    ? SearchLimits.ofGenerations(plan.limits().generations())
                    : SearchLimits.ofTrainings(trainings))
            .inFlight(pipeline)
            .with(Optional.of(THIRD))
            .with(Finalists.ofNumber(plan.finalists().number()));
    return new Search<>(plain.space(), plain.strategy(), filtered, plain.streams());
  }

  private static SearchResult run(Search<Layers> search, int slots, Journal journal) {
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, slots)) {
      return new SearchLoop<>(search, runner, journal, SearchListener.NONE).run(SampleSearch.RUN);
    }
  }

  private static List<GenerationRecord> recorded(InMemoryJournal.Store store) {
    return new InMemoryJournal(store)
        .open(SampleSearch.RUN).stream().map(SampleSearch::timeless).toList();
  }

  private static List<GenerationRecord> unbroken(int pipeline, int trainings, int slots) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    run(search(pipeline, trainings), slots, new InMemoryJournal(store));
    return recorded(store);
  }

  private static Stream<TrialRecord> trials(List<GenerationRecord> generations) {
    return generations.stream().flatMap(generation -> generation.trials().stream());
  }

  @Test
  void aThirdOfEachGenerationIsTrained() {
    for (GenerationRecord generation : unbroken(1, 0, 2)) {
      long scored = generation.trials().stream().filter(one -> one.reusedFrom() == null).count();
      long trained = generation.trials().stream().filter(TrialRecord::wasRun).count();
      assertThat(trained).isEqualTo((scored + 2) / 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theNumberOfSlotsChangesNothing(int pipeline) {
    assertThat(unbroken(pipeline, 0, 8)).isEqualTo(unbroken(pipeline, 0, 1)).hasSize(GENERATIONS);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "2,20", "3,21"})
  void exactlySoManyTrialsAreTrainedAsTheLimitSays(int pipeline, int trainings) {
    List<GenerationRecord> generations = unbroken(pipeline, trainings, 2);
    long paid = trials(generations).filter(TrialRecord::wasRun).count();
    assertThat(paid).isEqualTo(trainings);
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,0", "2,20"})
  void aSearchThatLosesItsDriverBeforeEachCommitEqualsAnUnbrokenOne(int pipeline, int trainings) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    boolean ended = false;
    for (int driver = 0; !ended; driver++) {
      assertThat(driver).isLessThan(100);
      ended = endsWithOneCommit(search(pipeline, trainings), store);
    }
    assertThat(recorded(store)).isEqualTo(unbroken(pipeline, trainings, 2));
  }

  private static boolean endsWithOneCommit(Search<Layers> search, InMemoryJournal.Store store) {
    try {
      run(search, 2, new InterruptedJournal(new InMemoryJournal(store), 1));
      return true;
    } catch (JournalException interrupted) {
      return false;
    }
  }

  private static final List<String> SETTINGS =
      List.of(
          "run.seed=4",
          "search { generations = 2, prefilter.share = 0.5 }",
          "evaluation.zero-cost { proxies = [synflow, jacov], batch-size = 8 }",
          "budget { epochs = 1, max-batches = 2 }",
          "strategy { name = random, random.population = 6 }",
          "space { name = nasbench201, nasbench201 { cells = 1, channels = 4 } }");

  private static Experiment<?> experiment(String... overrides) {
    List<String> all = new ArrayList<>(SETTINGS);
    all.addAll(List.of(overrides));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  @Test
  void whatIsTrainedOnImagesHasItsScoresBesideItsAccuracy() {
    Experiment<?> experiment = experiment();
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 2);
        Journal journal = new InMemoryJournal(store)) {
      experiment.run(runner, journal, SearchListener.NONE);
    }
    List<GenerationRecord> generations = new InMemoryJournal(store).open(experiment.run());
    assertThat(trials(generations).filter(TrialRecord::isPrefiltered)).isNotEmpty();
    assertThat(
            trials(generations)
                .filter(record -> record.wasRun() && record.fitness().isPresent())
                .map(TrialRecord::outcome))
        .isNotEmpty()
        .allSatisfy(
            outcome -> {
              assertThat(outcome.metric(Metric.named("synflow"))).isPresent();
              assertThat(outcome.metric(Metric.named("jacov"))).isPresent();
              assertThat(outcome.metric(Metric.VALIDATION_ACCURACY)).isPresent();
            });
  }

  @Test
  void aScoreMayBeAnObjectiveOfTrainings() {
    assertThat(experiment("search.further-objectives=[synflow]").recipe())
        .isInstanceOf(PrefilteredRecipe.class);
    assertThat(refusal("search.further-objectives=[zico]"))
        .contains("training runs and their prefilter do not measure zico");
  }

  @Test
  void filtersWithoutSenseAreRefused() {
    assertThat(refusal("search.prefilter.share=0")).contains("search.prefilter.share");
    assertThat(refusal("search.prefilter.ranking=luck")).contains("mean-rank");
    assertThat(refusal("evaluation.zero-cost.batch-size=100000")).contains("batch-size");
    assertThat(refusal("evaluation.name=zero-cost", "search.objective=synflow"))
        .contains("search.prefilter.share", "1 where nothing is trained");
  }

  private static String refusal(String... overrides) {
    SettingsException refused =
        catchThrowableOfType(SettingsException.class, () -> experiment(overrides));
    assertThat(refused).isNotNull();
    return String.valueOf(refused.getMessage());
  }
}
