package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.experiment.SampleSettings.TABLE;
import static org.evosearch.experiment.SampleSettings.refusal;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.TrainingMemory;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.predictor.PredictorException;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.table.CsvFormat;
import org.evosearch.table.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of the defaults is read, and each experiment that is shipped. */
class ShippedSettingsTest {

  private static final Path EXPERIMENTS = Path.of("..", "conf", "experiments");

  /** Read by the command line or by {@link FinalTraining}, and not here. */
  private static final Set<String> OF_OTHERS =
      Set.of("store", "spark", "tracking", "final-training", "predictor");

  private static final List<String> SUPERNET =
      List.of(
          "evaluation.name=supernet",
          "space.name=nasbench201",
          "search.further-objectives=[validation-loss]");

  @TempDir private Path folder = Path.of("");

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
    } else if (key.startsWith("dataset.tabular.")) {
      overrides.addAll(
          List.of(
              "dataset.name=query",
              "dataset.kind=tabular",
              "dataset.file=rows.csv",
              "dataset.tabular.targets=[a]"));
    } else if (key.startsWith("dataset.signal.")) {
      overrides.addAll(
          List.of("dataset.name=query", "dataset.kind=signal", "dataset.file=signals.tsv"));
    } else if (key.startsWith("evaluation.zero-cost.")) {
      overrides.add("evaluation.name=zero-cost");
    } else if (key.startsWith("evaluation.predictor.")) {
      overrides.add("evaluation.name=predictor");
    } else if (!names[0].equals("space")
        && Set.of("supernet", "darts", "egnas", "shared-random").contains(names[1])) {
      overrides.addAll(SUPERNET);
      overrides.add("strategy.name=" + (names[1].equals("supernet") ? "egnas" : names[1]));
    } else if (key.startsWith("evaluation.control.")
        || Set.of("deep-ga", "seeds").contains(names[1])) {
      overrides.addAll(List.of("evaluation.name=control", "space.name=seeds"));
    } else if (key.startsWith("strategy.neat.")) {
      overrides.add("space.name=neat");
    } else if (key.startsWith("strategy.")) {
      boolean hybrid = Set.of("evosearch", "programming").contains(names[1]);
      overrides.add("space.name=" + (hybrid ? "tree" : "nasbench201"));
    }
    String wrong = key.endsWith("image-sets") ? "[1]" : "[{}]";
    overrides.add(key + "=" + wrong);

    assertThat(refusal(overrides.toArray(String[]::new)))
        .hasMessageStartingWith("-D %s: Invalid %s: %s (".formatted(key, key, wrong));
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
          .hasMessageStartingWith("Cannot read ")
          .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSizeLessThan(6))
          .satisfies(e -> assertThat(e.getMessage()).contains(folder + ""));
    }
  }

  @Test
  void theQuickstartIsShipped() throws IOException {
    assertThat(experimentFiles()).contains(EXPERIMENTS.resolve("quickstart.conf"));
  }

  /** {@code train-final --run} takes its recipe from the settings of the search. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "evosearch-laptop",
        "autoformer-digits",
        "mobilenetv3-digits",
        "zero-cost-digits"
      })
  void winnersOnDigitsCanBeTrainedToTheEnd(String name) {
    Settings settings = Settings.load(EXPERIMENTS.resolve(name + ".conf"), List.of());
    Section recipe = settings.root().section("final-training");

    assertThat(settings.root().section("dataset").text("name")).isEqualTo("digits");
    assertThatCode(() -> TrainingSettings.requireSense(recipe, TensorShape.image(1, 8, 8)))
        .doesNotThrowAnyException();
    assertThat(recipe.section("augmentation").flag("flip")).isFalse();
  }

  /** What the settings of EG-NAS say of their supernets: weights, multiply-adds, GB of a step. */
  @ParameterizedTest
  @CsvSource({
    "egnas-cifar10.conf, 32, 10, 299482, 56596992, 16",
    "egnas-imagenet.conf, 224, 1000, 554752, 49494336, 53"
  })
  void supernetsCostWhatTheirSettingsSay(
      String file, int side, int classes, long weights, long multiplyAdds, long gigabytes) {
    Section root = Settings.load(EXPERIMENTS.resolve(file), List.of()).root();
    DartsSpace space =
        DartsSpace.of(
            root.section("space").section("darts"), TensorShape.image(3, side, side), classes);
    Architecture supernet = space.supernet(SupernetForm.ofParts(4)).network();
    int batchSize = root.section("training").whole("batch-size", 1);

    assertThat(Footprint.of(supernet).parameters()).isEqualTo(weights);
    assertThat(Footprint.of(supernet).multiplyAdds()).isEqualTo(multiplyAdds);
    assertThat(Math.round(TrainingMemory.of(supernet, batchSize, 1).bytes() / 1e9))
        .isEqualTo(gigabytes);
  }
}
