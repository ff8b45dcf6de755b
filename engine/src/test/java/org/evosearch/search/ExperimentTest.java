package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.DatasetSettings;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.genotype.Layers;
import org.evosearch.predictor.PredictorException;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToySpace;
import org.evosearch.space.layered.LayeredSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.cmaes.RealCmaEsSearch;
import org.evosearch.strategy.random.RandomSearch;
import org.evosearch.table.CsvFormat;
import org.evosearch.table.TableException;
import org.evosearch.training.LearningRateSchedule;
import org.evosearch.training.OptimizerPlan;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {

  private static final Path EXPERIMENTS = Path.of("..", "conf", "experiments");

  /** Read by the command line or by {@link FinalTraining}, and not here. */
  private static final Set<String> OF_OTHERS =
      Set.of("store", "spark", "final-training", "predictor");

  private static final List<String> SUPERNET =
      List.of(
          "evaluation.name=supernet",
          "space.name=nasbench201",
          "search.further-objectives=[validation-loss]");

  /** Settings of a table that are fine but for there being none. */
  private static final List<String> TABLE =
      List.of(
          "evaluation.name=tabular",
          "space.name=nasbench201",
          "evaluation.tabular.table=t.csv",
          "evaluation.tabular.joined=[u.csv]",
          "evaluation.tabular.join-on=i",
          "evaluation.tabular.key=[k]",
          "evaluation.tabular.image-set=a",
          "evaluation.tabular.image-sets=[{name=a,channels=3,height=8,width=8,classes=2}]");

  @TempDir private Path folder = Path.of("");

  private static Experiment<?> experiment(String... overrides) {
    return Experiment.of(Settings.parse("", List.of(overrides)), "sample", List.of());
  }

  private static SettingsException refusal(String... overrides) {
    SettingsException e =
        catchThrowableOfType(SettingsException.class, () -> experiment(overrides));
    assertThat(e).as("an error of the settings %s", List.of(overrides)).isNotNull();
    assertThat(e.getMessage()).hasLineCount(1);
    return e;
  }

  static Stream<Path> experimentFiles() throws IOException {
    try (Stream<Path> files = Files.list(EXPERIMENTS)) {
      return files.sorted().toList().stream();
    }
  }

  static Stream<String> keys() {
    return keys(
        "", ConfigFactory.parseFile(Path.of("..", "conf", "defaults.conf").toFile()).root());
  }

  private static Stream<String> keys(String path, ConfigObject section) {
    return section.entrySet().stream()
        .filter(entry -> !OF_OTHERS.contains(entry.getKey()))
        .flatMap(entry -> keys(path, entry));
  }

  private static Stream<String> keys(String path, Map.Entry<String, ConfigValue> entry) {
    String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
    return entry.getValue() instanceof ConfigObject section ? keys(key, section) : Stream.of(key);
  }

  /** A list of sections is no value of any key, and of no list: who reads a key must refuse it. */
  @ParameterizedTest
  @MethodSource("keys")
  void noKeyIsDead(String key) {
    List<String> overrides = new ArrayList<>();
    String[] names = key.split("\\.", -1);
    if (names.length > 2 && Set.of("space", "strategy").contains(names[0])) {
      overrides.add(names[0] + ".name=" + names[1]);
    }
    if (key.startsWith("evaluation.tabular.")) {
      overrides.addAll(TABLE);
    } else if (key.startsWith("evaluation.zero-cost.")) {
      overrides.add("evaluation.name=zero-cost");
    } else if (key.startsWith("evaluation.predictor.")) {
      overrides.add("evaluation.name=predictor");
    } else if (!names[0].equals("space")
        && Set.of("supernet", "darts", "egnas", "shared-random").contains(names[1])) {
      overrides.addAll(SUPERNET);
      overrides.add("strategy.name=" + (names[1].equals("supernet") ? "egnas" : names[1]));
    } else if (key.startsWith("strategy.")) {
      boolean hybrid = Set.of("evosearch", "programming").contains(names[1]);
      overrides.add("space.name=" + (hybrid ? "tree" : "nasbench201"));
    }
    String wrong = key.endsWith("image-sets") ? "[1]" : "[{}]";
    overrides.add(key + "=" + wrong);

    assertThat(refusal(overrides.toArray(String[]::new)))
        .hasMessageStartingWith("-D %s=%s: Invalid %s: %s (".formatted(key, wrong, key, wrong));
  }

  @ParameterizedTest
  @MethodSource("experimentFiles")
  void everyExperimentThatIsShippedCanBeRead(Path file) {
    Settings settings = Settings.load(file, List.of());
    if (settings.root().section("evaluation").text("name").equals("tabular")) {
      Path table = folder.resolve("table.csv");
      Settings here = Settings.load(file, List.of("evaluation.tabular.table=\"" + table + "\""));
      assertThatThrownBy(() -> Experiment.of(here, "sample", List.of(CsvFormat.CSV)))
          .isInstanceOf(TableException.class)
          .hasMessage("Cannot read " + table + ": no such file");
    } else if (settings.root().section("evaluation").text("name").equals("predictor")) {
      assertThatThrownBy(() -> Experiment.of(settings, "sample", List.of()))
          .isInstanceOf(PredictorException.class)
          .hasMessage("Cannot read predictor.model: no such file (predictor train writes it)");
    } else if (settings.root().section("dataset").text("name").equals("digits")) {
      assertThat(Experiment.of(settings, "sample", List.of()).run().runId()).startsWith("sample-");
    } else {
      Settings here = Settings.load(file, List.of("dataset.path=\"" + folder + "\""));
      assertThatThrownBy(() -> Experiment.of(here, "sample", List.of()))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("Cannot read " + folder)
          .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }
  }

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
  void theQuickstartIsShipped() throws IOException {
    assertThat(experimentFiles()).contains(EXPERIMENTS.resolve("quickstart.conf"));
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
            new SearchPlan(
                3,
                0,
                2,
                Goal.of(Metric.VALIDATION_LOSS),
                new Budget(6, 7, 0.5),
                4,
                Optional.empty()));
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
  @ValueSource(strings = {"a b", "../x", "", ".hidden"})
  void anIdThatIsNoNameIsRefused(String id) {
    assertThat(refusal("run.id=\"" + id + "\""))
        .hasMessageEndingWith(
            "Invalid run.id: "
                + id
                + " (letters, digits, '.', '_' and '-', beginning with a letter or digit, 128 at"
                + " most)");
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
  void aHoleThatLeavesNothingOfAnImageIsRefused() {
    assertThat(refusal("training.augmentation.cutout=8"))
        .hasMessage(
            "-D training.augmentation.cutout=8: Invalid training.augmentation.cutout: 8"
                + " (less than the height and width of images (1, 8, 8), 0 for none)");
  }

  @Test
  void anUnknownSpaceIsAnsweredWithAllThatThereAre() {
    assertThat(refusal("space.name=cubic"))
        .hasMessage(
            "-D space.name=cubic: Invalid space.name: cubic (one of autoformer, cells, darts,"
                + " layered, mobilenetv3, nasbench101, nasbench201, natsbench-size,"
                + " transnas101-macro, transnas101-micro, tree)");
  }

  @ParameterizedTest
  @CsvSource({
    "darts, 4, 30",
    "nasbench201, 4, 30",
    "natsbench-size, 4, 9",
    "transnas101-micro, 32, 48"
  })
  void aSpaceSaysForWhichImagesItIs(String space, int multiple, int side) {
    List<String> settings = new ArrayList<>(TABLE);
    String image = "{name=a,channels=3,height=" + side + ",width=32,classes=2}";
    settings.add("evaluation.tabular.image-sets=[" + image + "]");
    settings.add("space.name=" + space);

    assertThat(refusal(settings.toArray(String[]::new)))
        .hasMessageEndingWith(
            "Invalid space.name: "
                + space
                + " (for images whose height and width are multiples of "
                + multiple
                + ", not for (3, "
                + side
                + ", 32))");
  }

  @Test
  void narrowNetworksOfTransNasHaveEvenChannels() {
    assertThat(refusal("space.name=transnas101-macro", "space.transnas101-macro.channels=63"))
        .hasMessageEndingWith("Invalid space.transnas101-macro.channels: 63 (even)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"channels", "final-channels"})
  void cellsOfDartsHaveEvenChannels(String key) {
    assertThat(refusal("space.name=darts", "space.darts." + key + "=15"))
        .hasMessageEndingWith("Invalid space.darts." + key + ": 15 (even)");
  }

  @Test
  void theStridedStemOfDartsIsForLargeImages() {
    assertThat(refusal("space.name=darts", "space.darts.stem=strided"))
        .hasMessageEndingWith(
            "Invalid space.darts.stem: strided (for images whose height and width are multiples of"
                + " 32, not for (1, 8, 8))");
  }

  @Test
  void patchesOfTransformersDivideImages() {
    assertThat(refusal("space.name=autoformer"))
        .hasMessageEndingWith(
            "Invalid space.autoformer.patch: 16 (a divisor of height and width of images (1, 8,"
                + " 8))");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "depth | [] | at least one number above 0, each larger than the one before",
        "heads | [4, 4] | at least one number above 0, each larger than the one before",
        "mlp-ratio | [0, 1] | at least one number above 0, each larger than the one before",
        "width | [8.5] | whole numbers"
      })
  void listsOfTransformersAscend(String list, String value, String allowed) {
    String key = "space.autoformer.own." + list;
    assertThat(refusal("space.name=autoformer", key + "=" + value))
        .hasMessageContaining("Invalid " + key + ": ")
        .hasMessageEndingWith(" (" + allowed + ")");
  }

  @Test
  void anUnknownStrategyIsAnsweredWithAllThatThereAre() {
    assertThat(refusal("strategy.name=luck"))
        .hasMessage(
            "-D strategy.name=luck: Invalid strategy.name: luck (one of genetic, nsga2,"
                + " random, regularized, tournament)");
  }

  @Test
  void realGenesMayBeSearchedByCmaEsAndByWhatWorksAnywhere() {
    assertThat(experiment("space.name=cells", "strategy.name=cma-es").search().strategy())
        .isInstanceOf(RealCmaEsSearch.class);
    assertThat(refusal("space.name=cells", "strategy.name=surrogate"))
        .hasMessage(
            "-D strategy.name=surrogate: Invalid strategy.name: surrogate (one of cma-es, genetic,"
                + " nsga2, random, regularized, tournament)");
  }

  @Test
  void anUnknownDataSetIsAnsweredWithAllThatThereAre() {
    assertThat(refusal("dataset.name=letters"))
        .hasMessage(
            "-D dataset.name=letters: Invalid dataset.name: letters (one of digits, mnist,"
                + " fashion-mnist, cifar10, cifar100, image-folder)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strategy.tournament.elites | 50 | between 0 and 49",
        "strategy.tournament.population | 1 | at least 2",
        "strategy.tournament.win-probability | 0 | above 0.0, at most 1.0",
        "search.generations | 0 | at least 1 where trainings and budget are 0",
        "search.pipeline | 0 | at least 1",
        "search.hall-of-fame | 0 | at least 1",
        "search.further-objectives | [energy, energy] | each once, and others than the objective",
        "budget.epochs | 0 | at least 1",
        "budget.max-batches | -1 | at least 0",
        "budget.train-fraction | 0 | above 0.0, at most 1.0",
        "dataset.validation-fraction | 0.95 | above 0.0, at most 0.9",
        "training.batch-size | 0 | between 1 and 1048576",
        "training.optimizer | lion | one of adadelta, adam, nesterov, rmsprop, sgd",
        "training.learning-rate | 0 | above 0.0, at most 1000.0",
        "training.momentum | 1 | between 0.0 and 0.9999",
        "training.label-smoothing | 1 | between 0.0 and 0.99",
        "training.loss-limit | 0 | above 0.0, at most 1.7976931348623157E308",
        "limits.threads | 0 | between 1 and 1024",
        "space.layered.max-layers | 0 | between 1 and 64"
      })
  void whatIsOutOfItsRangeIsRefused(String key, String value, String allowed) {
    assertThat(refusal(key + "=" + value))
        .hasMessage("-D %s=%s: Invalid %s: %s (%s)", key, value, key, value, allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset.train-images=1", "dataset.validation-fraction=0.0001"})
  void aSplitThatLeavesNoImageIsTheUsersMistake(String override) {
    assertThatThrownBy(() -> experiment(override))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot split digits: Invalid fraction: ");
  }
}
