package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDigestTest {

  private static final Map<String, String> RELEVANT =
      Map.ofEntries(
          Map.entry("run.seed", "2"),
          Map.entry("dataset.name", "mnist"),
          Map.entry("dataset.train-images", "100"),
          Map.entry("dataset.validation-fraction", "0.3"),
          Map.entry("dataset.split-seed", "1"),
          Map.entry("dataset.image-size", "32"),
          Map.entry("dataset.channels", "gray"),
          Map.entry("dataset.kind", "tabular"),
          Map.entry("dataset.tabular.task", "regression"),
          Map.entry("dataset.tabular.targets", "[a]"),
          Map.entry("dataset.tabular.leave-out", "[a]"),
          Map.entry("dataset.tabular.categories", "[a]"),
          Map.entry("dataset.tabular.split", "a"),
          Map.entry("dataset.tabular.group", "a"),
          Map.entry("dataset.tabular.key", "a"),
          Map.entry("dataset.tabular.one-hot-limit", "8"),
          Map.entry("dataset.signal.length", "8"),
          Map.entry("space.layered.mode", "cnn"),
          Map.entry("space.layered.max-layers", "3"),
          Map.entry("space.layered.gene-rate", "0.3"),
          Map.entry("space.layered.depth-rate", "0.3"),
          Map.entry("space.layered.finetune-rate", "0.1"),
          Map.entry("space.layered.crossover", "one-point"),
          Map.entry("strategy.name", "random"),
          Map.entry("strategy.tournament.brood", "5"),
          Map.entry("strategy.tournament.population", "20"),
          Map.entry("strategy.tournament.elites", "1"),
          Map.entry("strategy.tournament.tournament-size", "4"),
          Map.entry("strategy.tournament.win-probability", "0.5"),
          Map.entry("search.generations", "3"),
          Map.entry("search.trainings", "40"),
          Map.entry("search.pipeline", "2"),
          Map.entry("search.further-objectives", "[parameters]"),
          Map.entry("search.at-most.parameters", "1000"),
          Map.entry("search.at-most.multiply-adds", "1000"),
          Map.entry("search.at-most.latency", "1"),
          Map.entry("search.at-most.energy", "1"),
          Map.entry("evaluation.name", "tabular"),
          Map.entry("evaluation.trained.inherit", "matching"),
          Map.entry("search.objective", "train-loss"),
          Map.entry("search.prefilter.share", "0.5"),
          Map.entry("search.prefilter.ranking", "vote"),
          Map.entry("search.hall-of-fame", "3"),
          Map.entry("search.rungs.epochs", "[1, 2]"),
          Map.entry("search.rungs.share", "[0.5]"),
          Map.entry("search.rungs.open", "on-disagreement"),
          Map.entry("search.rungs.calibration", "3"),
          Map.entry("search.early-stopping.quantile", "0.3"),
          Map.entry("search.early-stopping.curves", "9"),
          Map.entry("search.archive.query", "SELECT genotype, fitness FROM trials"),
          Map.entry("search.archive.genotypes", "[a]"),
          Map.entry("search.archive.fitness", "[1]"),
          Map.entry("search.archive.data", "[digits]"),
          Map.entry("search.warm-start.query", "SELECT genotype FROM best"),
          Map.entry("search.warm-start.genotypes", "[a]"),
          Map.entry("search.re-score.seeds", "3"),
          Map.entry("search.re-score.epochs", "30"),
          Map.entry("search.re-score.train-fraction", "0.5"),
          Map.entry("budget.epochs", "2"),
          Map.entry("budget.max-batches", "5"),
          Map.entry("budget.train-fraction", "0.5"),
          Map.entry("training.batch-size", "32"),
          Map.entry("training.optimizer", "adam"),
          Map.entry("training.learning-rate", "0.1"),
          Map.entry("training.momentum", "0.5"),
          Map.entry("training.weight-decay", "0.1"),
          Map.entry("training.schedule", "cosine"),
          Map.entry("training.label-smoothing", "0.1"),
          Map.entry("training.class-weights", "balanced"),
          Map.entry("training.gradient-clip", "5"),
          Map.entry("training.loss-limit", "50"),
          Map.entry("training.statistics", "re-estimated"),
          Map.entry("training.precision", "bfloat16"),
          Map.entry("training.tf32", "none"),
          Map.entry("training.algorithms", "deterministic"),
          Map.entry("training.attention", "fused"),
          Map.entry("training.drop-path-schedule", "linear"),
          Map.entry("training.augmentation.crop-padding", "1"),
          Map.entry("training.augmentation.flip", "true"),
          Map.entry("training.augmentation.cutout", "2"),
          Map.entry("limits.memory", "1 GiB"),
          Map.entry("limits.time", "1h"),
          Map.entry("limits.threads", "2"));

  /** Where data, tables and machines are, and settings of what was not chosen. */
  private static final Map<String, String> IRRELEVANT =
      Map.ofEntries(
          Map.entry("run.id", "other"),
          Map.entry("store", "elsewhere"),
          Map.entry("dataset.file", "a.csv"),
          Map.entry("dataset.path", "/data"),
          Map.entry("dataset.placement", "host"),
          Map.entry("dataset.query", "SELECT 1"),
          Map.entry("dataset.snapshot", "\"" + "0".repeat(64) + "\""),
          Map.entry("dataset.unreadable-limit", "0.5"),
          Map.entry("search.archive.store", "elsewhere"),
          Map.entry("search.archive.allow-files", "true"),
          Map.entry("search.warm-start.store", "elsewhere"),
          Map.entry("search.budget.evaluations", "100"),
          Map.entry("search.budget.device-hours", "1.5"),
          Map.entry("search.budget.wall-time", "2h"),
          Map.entry("search.budget.accuracy", "99"),
          Map.entry("search.budget.epochs", "99"),
          Map.entry("search.machine-faults", "record"),
          Map.entry("search.warm-start.allow-files", "true"),
          Map.entry("tracking.mlflow.experiment", "nightly"),
          Map.entry("spark.local-threads", "3"),
          Map.entry("spark.gpus.per-executor", "2"),
          Map.entry("spark.gpus.trials-per-gpu", "2"),
          Map.entry("spark.devices", "cpu"),
          Map.entry("spark.conf.\"spark.executor.memory\"", "8g"),
          Map.entry("strategy.random.population", "20"),
          Map.entry("final-training.epochs", "5"),
          Map.entry("evaluation.tabular.protocol", "oracle-test"));

  /** The chosen space and strategy of the defaults. */
  private static final Set<String> CHOSEN = Set.of("space.layered", "strategy.tournament");

  private static String digest(String... overrides) {
    return SettingsDigest.of(Settings.parse("", List.of(overrides)), "data");
  }

  private static Stream<String> assignments(Map<String, String> settings) {
    return settings.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
  }

  static Stream<String> relevant() {
    return assignments(RELEVANT);
  }

  static Stream<String> irrelevant() {
    return assignments(IRRELEVANT);
  }

  @ParameterizedTest
  @MethodSource("relevant")
  void whatResultsDependOnChangesTheDigest(String assignment) {
    assertThat(digest(assignment)).matches("[0-9a-f]{64}").isNotEqualTo(digest());
  }

  @ParameterizedTest
  @MethodSource("irrelevant")
  void placesAndMachinesDoNot(String assignment) {
    assertThat(digest(assignment)).isEqualTo(digest());
  }

  @Test
  void everySettingIsOneOrTheOther() {
    Set<String> all = new HashSet<>(RELEVANT.keySet());
    all.addAll(IRRELEVANT.keySet());

    assertThat(all).containsAll(keys().filter(SettingsDigestTest::isOfTheDefaultChoice).toList());
  }

  private static Stream<String> keys() {
    return ConfigFactory.parseString(Settings.defaults().json()).entrySet().stream()
        .map(Map.Entry::getKey);
  }

  private static boolean isOfTheDefaultChoice(String key) {
    String section = key.substring(0, key.lastIndexOf('.') + 1);
    return Stream.of("space.", "strategy.", "evaluation.", "final-training.", "predictor.")
            .noneMatch(section::startsWith)
        || CHOSEN.stream().anyMatch(key::startsWith);
  }

  @Test
  void aSearchByPredictionsDependsOnItsImageSetAndNotOnWhereThePredictorIs() {
    String predictor = "evaluation.name=predictor";
    assertThat(digest(predictor, "evaluation.predictor.file=a"))
        .isEqualTo(digest(predictor))
        .isEqualTo(digest(predictor, "predictor.epochs=7"))
        .isNotEqualTo(digest(predictor, "evaluation.predictor.image-set=a"));
  }

  static Stream<String> ofTables() {
    return keys()
        .filter(key -> key.startsWith("evaluation.tabular."))
        .filter(key -> !Set.of("evaluation.tabular.table").contains(key))
        .filter(key -> !key.equals("evaluation.tabular.joined"));
  }

  @ParameterizedTest
  @MethodSource("ofTables")
  void whatColumnsMeanChangesTheDigestOfASearchOfATable(String key) {
    String tabular = "evaluation.name=tabular";
    assertThat(digest(tabular, key + "=[other]")).isNotEqualTo(digest(tabular));
  }

  @Test
  void placesOfTablesAndTrainingsDoNotChangeTheDigestOfASearchOfATable() {
    String tabular = "evaluation.name=tabular";
    assertThat(digest(tabular, "evaluation.tabular.table=a", "evaluation.tabular.joined=[b]"))
        .isEqualTo(digest(tabular))
        .isEqualTo(digest(tabular, "training.batch-size=7"));
  }

  @Test
  void aSearchWithAPrefilterDependsOnItsProxies() {
    String filtered = "search.prefilter.share=0.5";
    String proxies = "evaluation.zero-cost.proxies=[zico]";
    assertThat(digest(filtered, proxies)).isNotEqualTo(digest(filtered));
    assertThat(digest(proxies)).isEqualTo(digest());
  }

  @Test
  void aSearchWithoutTrainingsDependsOnItsProxiesAndNotOnHowNetworksAreTrained() {
    String zeroCost = "evaluation.name=zero-cost";
    assertThat(digest(zeroCost))
        .isNotEqualTo(digest())
        .isNotEqualTo(digest(zeroCost, "evaluation.zero-cost.proxies=[snip]"))
        .isNotEqualTo(digest(zeroCost, "evaluation.zero-cost.batch-size=9"))
        .isNotEqualTo(digest(zeroCost, "dataset.split-seed=1"))
        .isNotEqualTo(digest(zeroCost, "limits.threads=2"))
        .isEqualTo(digest(zeroCost, "training.batch-size=7"));
  }

  @Test
  void theWayInWhichASettingIsGivenDoesNotMatter() {
    String given =
        SettingsDigest.of(
            Settings.parse("budget { max-batches = 5, epochs = 2 } # both", List.of()), "data");

    assertThat(digest("budget.epochs=2", "budget.max-batches=5")).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"training.loss-limit=100000", "training.momentum=0.90", "budget.train-fraction=1"})
  void theSameNumberWrittenInAnotherWayIsTheSame(String assignment) {
    assertThat(digest(assignment)).isEqualTo(digest());
  }

  @Test
  void otherDataChangesTheDigest() {
    assertThat(SettingsDigest.of(Settings.defaults(), "other data")).isNotEqualTo(digest());
  }

  /** Whoever has to change a digest here makes the runs of users begin again. */
  @Test
  void digestsStayWhatTheyAre() {
    assertThat(digest())
        .isEqualTo("4ba5cfa69790fb4135a9b1dc052681b192cd8394220efd1033ae30ab487b6fb1");
    assertThat(digest("search.generations=7", "training.learning-rate=0.0250"))
        .isEqualTo("c262632906d16975a4ca86592c4fdd7e548bbfff487f14a00b82d9d8602e4f65")
        .isEqualTo(digest("search.generations=7.0", "training.learning-rate=25e-3"));
  }

  @Test
  void columnsThatLeaveTheEpochsOpenAreThoseThatNameThem() {
    String key = "evaluation.tabular.columns.validation-accuracy";
    String[] named = {"evaluation.name=tabular", "budget.epochs=12", key + "=[valid_12ep]"};
    String[] open = {
      "evaluation.name=tabular", "budget.epochs=12", key + "=[\"valid_{epochs}ep\"]"
    };
    assertThat(digest(open)).isEqualTo(digest(named));
  }
}
