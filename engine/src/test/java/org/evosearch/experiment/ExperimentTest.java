package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.experiment.SampleSettings.experiment;
import static org.evosearch.experiment.SampleSettings.refusal;

import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Layers;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.RunRecord;
import org.evosearch.search.Search;
import org.evosearch.search.plan.Finalists;
import org.evosearch.search.plan.SearchLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToySpace;
import org.evosearch.space.layered.LayeredSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory.OnReals;
import org.evosearch.strategy.cmaes.RealCmaEsSearch;
import org.evosearch.strategy.random.RandomSearch;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {

  @Test
  void aStrategyIsNotGivenALongerPipelineThanItCanBear() {
    Search<?> search = experiment("search.pipeline=2").search();
    SearchSpace<Layers> space = new ToySpace();

    assertThatThrownBy(() -> new Search<>(space, new OneByOne(), search.plan(), search.streams()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid pipeline: 2 (1 to 1)");
  }

  /** Every generation would build on the one before. */
  private static final class OneByOne implements SearchStrategy<Layers> {

    @Override
    public List<Proposal<Layers>> ask(int generation, RandomStreams streams) {
      return List.of();
    }

    @Override
    public void tell(List<Evaluation<Layers>> evaluations) {}

    @Override
    public int largestPipeline() {
      return 1;
    }
  }

  @Test
  void settingsBecomeASearch() {
    Search<?> search =
        experiment(
                "run.seed=5",
                "strategy.name=random",
                "search.generations=3",
                "search.pipeline=2",
                "search.objective=validation-loss",
                "search.hall-of-fame=4",
                "budget.epochs=6",
                "budget.max-batches=7",
                "budget.train-fraction=0.5")
            .search();

    assertThat(search.plan())
        .isEqualTo(
            SearchPlan.of(
                SearchLimits.ofGenerations(3),
                2,
                Goal.of(Metric.VALIDATION_LOSS),
                new Budget(6, 7, 0.5),
                Finalists.ofNumber(4)));
    assertThat(search.streams()).isEqualTo(new RandomStreams(5));
    assertThat(search.space()).isInstanceOf(LayeredSpace.class);
    assertThat(search.strategy()).isInstanceOf(RandomSearch.class);
  }

  @Test
  void settingsBecomeARecipe() {
    TrainedRecipe recipe =
        (TrainedRecipe)
            experiment(
                    "dataset { train-images = 500, validation-fraction = 0.3, split-seed = 4 }",
                    "training { batch-size = 16, optimizer = nesterov, learning-rate = 0.1 }",
                    "training { momentum = 0.8, weight-decay = 0.01, schedule = cosine }",
                    "training { label-smoothing = 0.1, gradient-clip = 5, loss-limit = 50 }",
                    "training.augmentation { crop-padding = 1, flip = true, cutout = 2 }",
                    "limits { memory = 1 GiB, time = 1h, threads = 2 }")
                .recipe();

    assertThat(recipe.dataset())
        .isEqualTo(new DatasetSettings("digits", null, 0.3, 4, 500, 0, ImagePlacement.DEVICE));
    assertThat(recipe.plan())
        .isEqualTo(
            new TrainingPlan(
                16,
                new OptimizerPlan(
                    OptimizerKind.NESTEROV, 0.1, 0.8, 0.01, LearningRateSchedule.COSINE),
                new TrainingPlan.LossPlan(0.1, 5, 50),
                new Augmentation(1, Augmentation.Flip.HORIZONTAL, 2)));
    assertThat(recipe.limits()).isEqualTo(new TrialLimits(1L << 30, Duration.ofHours(1), 2));
    assertThat(recipe.dataDigest()).matches("[0-9a-f]{64}");
  }

  @Test
  void withoutAnIdARunIsNamedAfterItsExperimentAndItsSettings() {
    RunRecord run = experiment().run();

    assertThat(run.runId())
        .isEqualTo("sample-" + run.settingsDigest().substring(0, 8))
        .matches("sample-[0-9a-f]{8}");
    assertThat(experiment("search.generations=3").run().runId()).isNotEqualTo(run.runId());
    assertThat(experiment("store=elsewhere").run().runId()).isEqualTo(run.runId());
  }

  @Test
  void aRunMayHaveAnId() {
    assertThat(experiment("run.id=night-7").run().runId()).isEqualTo("night-7");
  }

  @ParameterizedTest
  @CsvSource({"my experiment (2), my-experiment--2-", ".hidden, hidden", "'', run"})
  void theNameOfAnExperimentIsMadePartOfAnId(String name, String start) {
    RunRecord run = Experiment.of(Settings.defaults(), name, List.of()).run();

    assertThat(run.runId()).isEqualTo(start + "-" + run.settingsDigest().substring(0, 8));
  }

  @Test
  void aVeryLongNameIsCut() {
    assertThat(Experiment.of(Settings.defaults(), "x".repeat(200), List.of()).run().runId())
        .matches("x{100}-[0-9a-f]{8}");
  }

  @Test
  void aRunIsRecordedWithItsSettingsAndItsData() {
    Settings settings = Settings.parse("search.generations = 3", List.of());
    Experiment<?> experiment = Experiment.of(settings, "sample", List.of());

    assertThat(experiment.run().settings()).isEqualTo(settings.json());
    assertThat(experiment.run().dataDigest())
        .isEqualTo(((TrainedRecipe) experiment.recipe()).dataDigest());
    assertThat(experiment.run().provenance()).isNotEmpty();
  }

  @Test
  void moreFactsMayBeAdded() {
    Experiment<?> experiment = experiment();

    RunRecord more = experiment.with(Map.of("cluster", "north")).run();

    assertThat(more.provenance())
        .containsAllEntriesOf(experiment.run().provenance())
        .containsEntry("cluster", "north");
    assertThat(more.runId()).isEqualTo(experiment.run().runId());
  }

  @Test
  void realGenesMayBeSearchedByCmaEsAndByWhatWorksAnywhere() {
    assertThat(experiment("space.name=cells", "strategy.name=cma-es").search().strategy())
        .isInstanceOf(RealCmaEsSearch.class);
    assertThat(refusal("space.name=cells", "strategy.name=surrogate"))
        .hasMessage(
            "-D strategy.name: Invalid strategy.name: surrogate (one of "
                + String.join(", ", StrategyCatalog.on(OnReals.class).names())
                + ")");
    assertThat(StrategyCatalog.on(OnReals.class).names()).contains("cma-es", "random");
  }

  private static Experiment<?> warmlyStarted(List<String> genotypes) {
    String list =
        genotypes.stream().map(ConfigUtil::quoteString).collect(Collectors.joining(",", "[", "]"));
    return Experiment.of(
        Settings.parse(
            "strategy { name = random, random.population = 3 }, search.generations = 1",
            List.of("search.warm-start.genotypes=" + list)),
        "warm",
        List.of());
  }

  private static <G extends Genotype> List<String> genotypes(Search<G> search) {
    return search.strategy().ask(0, search.streams()).stream()
        .map(proposal -> proposal.genotype().text())
        .toList();
  }

  @Test
  void aWarmStartThatIsLargerThanTheFirstGenerationSaysSo() {
    List<String> three = genotypes(warmlyStarted(List.of()).search());
    List<String> five = Stream.concat(three.stream(), three.stream().limit(2)).toList();

    assertThat(warmlyStarted(three).notes()).noneMatch(note -> note.startsWith("Warm start"));
    assertThat(warmlyStarted(five).notes())
        .filteredOn(note -> note.startsWith("Warm start"))
        .containsExactly(
            "Warm start: the first generation has room for 3 of 5 genotypes; the first ones are"
                + " tried, the others are left out.");
    assertThat(genotypes(warmlyStarted(five).search())).isEqualTo(three);
  }
}
