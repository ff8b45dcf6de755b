package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.Augmentation;
import org.evosearch.evaluation.FinalRecipe;
import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.search.BegunRun;
import org.evosearch.search.ChosenNetwork;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.training.DropPathSchedule;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinalTrainingTest {

  private static final String[] QUICK = {
    "dataset.train-images=100",
    "final-training { epochs = 2, batch-size = 40 }",
    "final-training.augmentation { crop-padding = 0, cutout = 0 }"
  };

  private final String store = UUID.randomUUID().toString();
  private final Map<String, BegunRun> begun = new HashMap<>();

  private static Architecture network(int classes, double dropPath) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 8, 8));
    builder.then(Convolution.same(2, 3));
    builder.then(new DropPath(dropPath));
    builder.then(new Flatten());
    builder.then(new Linear(classes, true));
    return builder.build();
  }

  private static ChosenNetwork chosen(Architecture network) {
    return new ChosenNetwork(
        "night",
        "[1,2]",
        new Candidate.Network(network, Hyperparameters.NONE),
        OptionalInt.empty());
  }

  private FinalTraining training(String... overrides) {
    return training(chosen(network(10, 0.3)), overrides);
  }

  private FinalTraining training(ChosenNetwork chosen, String... overrides) {
    return FinalTraining.of(
        Settings.parse("final-training.augmentation.cutout = 4", List.of(overrides)),
        chosen,
        "final-night",
        name -> new MemoryFolder(store + "/" + name),
        run -> Optional.ofNullable(begun.get(run)));
  }

  private static Outcome run(FinalTraining training, Journal journal) {
    try (TrialRunner runner = new LocalTrialRunner(training.recipe(), 1)) {
      return training.run(runner, journal);
    }
  }

  @Test
  void theRecipeIsThatOfDarts() {
    FinalTraining training = training();

    assertThat(training.trial().budget()).isEqualTo(new Budget(600, 0, 1));
    assertThat(TrainingSettings.plan(Settings.defaults().root().section("final-training")))
        .isEqualTo(
            new TrainingPlan(
                96,
                new OptimizerPlan(OptimizerKind.SGD, 0.025, 0.9, 3e-4, LearningRateSchedule.COSINE),
                new TrainingPlan.LossPlan(0, 5, 1e5),
                new Augmentation(4, Augmentation.Flip.HORIZONTAL, 16),
                DropPathSchedule.LINEAR));
    assertThat(Objects.requireNonNull(training.recipe().auxiliary()).weight()).isEqualTo(0.4);
    assertThat(training.trial().network().architecture()).isEqualTo(network(10, 0.2));
  }

  @Test
  void aHoleThatLeavesNothingOfAnImageIsRefused() {
    assertThatThrownBy(() -> training("final-training.augmentation.cutout=16"))
        .hasMessageContaining("Invalid final-training.augmentation.cutout: 16 (less than");
  }

  @Test
  void batchesOfOneImageWithoutStatisticsAreRefused() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 8, 8));
    builder.then(new Flatten());
    builder.then(new BatchNormalization(true));
    builder.then(new Linear(10, true));
    ChosenNetwork chosen = chosen(builder.build());

    assertThatThrownBy(() -> training(chosen, "final-training.batch-size=1"))
        .hasMessageContaining("Invalid final-training.batch-size: 1 (2 or more, since batch");
    assertThat(training(chosen, "final-training.batch-size=2").recipe().plan().batchSize())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "final-training.epochs=0",
        "final-training.learning-rate=-1",
        "final-training.auxiliary-weight=11",
        "limits.threads=0",
        "run.seed=lucky",
        "run.id=a/b"
      })
  void mistakesOfSettingsComeBeforeImages(String override) {
    assertThatThrownBy(() -> training("dataset { name = digits, path = /no/such }", override))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Invalid " + override.substring(0, override.indexOf('=')) + ": ");
  }

  @Test
  void dataOfAnotherShapeAreRefusedBeforeTheyAreRead() {
    assertThatThrownBy(() -> training("dataset { name = cifar10, path = /no/such }"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("images of shape (1, 8, 8) in 10 classes, which the network takes");
  }

  @Test
  void whatWasReadIsToldAndRecorded() {
    FinalTraining training = training("dataset.train-images=100");

    assertThat(training.notes())
        .containsExactly(
            "Data digits (embedded): 1,797 of 1,797 images read, 80 for training, 20 for"
                + " validation, 359 for test");
    assertThat(Objects.requireNonNull(training.run().data().account()).lines())
        .isEqualTo(training.notes());
  }

  @Test
  void theRecipeSaysWhereTheNetworkComesFrom() {
    assertThat(training("run.id=last").recipe().origin())
        .isEqualTo(new FinalRecipe.Origin("last", "night", "[1,2]"));
  }

  @Test
  void aWeightOfNothingIsNoHead() {
    assertThat(training("final-training.auxiliary-weight=0").recipe().auxiliary()).isNull();
  }

  @Test
  void itsFilesAreInFoldersOfTheRun() {
    FinalTraining training = training("run.id=last");

    assertThat(training.recipe().folders().checkpoints())
        .isEqualTo(new MemoryFolder(store + "/checkpoints/run_id=last"));
    assertThat(training.recipe().folders().model())
        .isEqualTo(new MemoryFolder(store + "/results/run_id=last/model"));
  }

  @Test
  void itsNameSaysWhatItDependsOn() {
    String id = training().run().runId();

    assertThat(id).matches("final-night-[0-9a-f]{8}");
    assertThat(training("store=elsewhere", "search.generations=3").run().runId()).isEqualTo(id);
    assertThat(
            Stream.of(
                training("run.seed=2"),
                training("final-training.epochs=5"),
                training("limits.threads=2"),
                training("dataset.train-images=100"),
                training(chosen(network(10, 0.1)))))
        .extracting(training -> training.run().runId())
        .doesNotContain(id)
        .doesNotHaveDuplicates();
  }

  @Test
  void aTrainingOfAnEarlierReleaseKeepsItsNameAndIsNotDoneAgain() {
    Settings settings = Settings.parse("final-training.augmentation.cutout = 4", List.of());
    String first =
        new FinalDigest(settings, chosen(network(10, 0.3)), training().run().dataDigest()).first();
    String id = "final-night-" + first.substring(0, 8);
    begun.put(id, new BegunRun("{}", "another digest"));
    assertThat(training().run().runId()).isNotEqualTo(id);

    begun.put(id, new BegunRun("{}", first));
    assertThat(training().run().runId()).isEqualTo(id);
    assertThat(training().run().settingsDigest()).isEqualTo(first);
    assertThat(training("final-training.epochs=5").run().runId()).isNotEqualTo(id);
  }

  @Test
  void aNetworkForOtherImagesIsRefused() {
    assertThatThrownBy(() -> training(chosen(network(7, 0))))
        .isInstanceOf(SettingsException.class)
        .hasMessageEndingWith(
            "Invalid dataset.name: digits (images of shape (1, 8, 8) in 7 classes, which the"
                + " network takes)");
  }

  @ParameterizedTest
  @CsvSource({"-1", "2", "4", "9"})
  void aHeadTakesAnImage(int node) {
    Candidate.Network network = new Candidate.Network(network(10, 0), Hyperparameters.NONE);

    if (node == 2) {
      assertThat(new ChosenNetwork("r", "g", network, OptionalInt.of(node)).auxiliaryNode())
          .hasValue(2);
    } else {
      assertThatThrownBy(() -> new ChosenNetwork("r", "g", network, OptionalInt.of(node)))
          .hasMessage("Invalid auxiliary node: " + node + " (gives no image)");
    }
  }

  @Test
  void aTrainingIsARunOfOneTrial() {
    FinalTraining training = training(QUICK).with(Map.of("cluster", "north"));
    try (InMemoryJournal journal = new InMemoryJournal()) {
      Outcome outcome = run(training, journal);

      assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Measured.class);
      assertThat(run(training, journal)).isEqualTo(outcome);
      List<GenerationRecord> committed = journal.open(training.run());
      assertThat(committed).hasSize(1);
      TrialRecord record = committed.get(0).trials().get(0);
      assertThat(record.genotype()).isEqualTo("[1,2]");
      assertThat(record.operator()).isEqualTo("train-final");
      assertThat(record.fitness()).isEqualTo(outcome.metric(Metric.TEST_ACCURACY)).isPresent();
      assertThat(((Outcome.Measured) record.outcome()).curve()).hasSize(2);
      assertThat(training.run().provenance()).containsEntry("cluster", "north");
    }
  }

  @Test
  void aTrainingThatFailsIsNotRecorded() {
    FinalTraining training =
        training(
            "dataset.train-images=100",
            "final-training { epochs = 2, learning-rate = 1000, gradient-clip = 0 }",
            "final-training.loss-limit=3");
    try (InMemoryJournal journal = new InMemoryJournal()) {
      assertThat(run(training, journal)).isInstanceOf(Outcome.Failed.class);
      assertThat(journal.open(training.run())).isEmpty();
    }
  }

  static Stream<String> keys() {
    return keys(
        "final-training",
        ConfigFactory.parseFile(Path.of("..", "conf", "defaults.conf").toFile())
            .getObject("final-training"));
  }

  private static Stream<String> keys(String path, ConfigObject section) {
    return section.entrySet().stream().flatMap(entry -> keys(path, entry));
  }

  private static Stream<String> keys(String path, Map.Entry<String, ConfigValue> entry) {
    String key = path + "." + entry.getKey();
    return entry.getValue() instanceof ConfigObject section ? keys(key, section) : Stream.of(key);
  }

  /** A list of sections is no value of any key: who reads a key must refuse it. */
  @ParameterizedTest
  @MethodSource("keys")
  void noKeyIsDead(String key) {
    SettingsException refusal =
        catchThrowableOfType(SettingsException.class, () -> training(key + "=[{}]"));

    assertThat(refusal).as(key).isNotNull();
    assertThat(refusal).hasMessageStartingWith("-D %s: Invalid %s: [{}] (", key, key);
  }
}
