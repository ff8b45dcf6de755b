package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.experiment.SampleSettings.TABLE;
import static org.evosearch.experiment.SampleSettings.experiment;
import static org.evosearch.experiment.SampleSettings.refusal;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.strategy.StrategyFactory.OnAnySpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told of settings that cannot be. */
class RefusedSettingsTest {

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

  @Test
  void aHoleThatLeavesNothingOfAnImageIsRefused() {
    assertThat(refusal("training.augmentation.cutout=8"))
        .hasMessage(
            "-D training.augmentation.cutout: Invalid training.augmentation.cutout: 8"
                + " (less than the height and width of images (1, 8, 8), 0 for none)");
  }

  @Test
  void anUnknownSpaceIsAnsweredWithAllThatThereAre() {
    assertThat(refusal("space.name=cubic"))
        .hasMessage(
            "-D space.name: Invalid space.name: cubic (one of autoformer, cells, darts, layered,"
                + " mobilenetv3, nasbench101, nasbench201, natsbench-size, neat, residual-mlp,"
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
  void aPopulationInWhichNoTreeHasASearchOfItsOwnIsRefused() {
    assertThat(
            refusal(
                "space.name=tree",
                "strategy.name=evosearch",
                "strategy.evosearch { credit = per-species, population = 25 }"))
        .hasMessageEndingWith(
            "Invalid strategy.evosearch.population: 25 (at least 26 where credit is per-species)");
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
            "-D strategy.name: Invalid strategy.name: luck (one of "
                + String.join(", ", StrategyCatalog.on(OnAnySpace.class).names())
                + ")");
  }

  @Test
  void anUnknownDataSetIsAnsweredWithAllThatThereAre() {
    assertThat(refusal("dataset.name=letters"))
        .hasMessage(
            "-D dataset.name: Invalid dataset.name: letters (one of "
                + String.join(", ", Datasets.names())
                + ")");
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
        "search.further-objectives | [energy, energy] | each once, without the objective",
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
        .hasMessage("-D %s: Invalid %s: %s (%s)", key, key, value, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "search.objective=latency | search.objective: Invalid search.objective: latency",
        "search.further-objectives=[energy] | search.further-objectives: Invalid"
            + " search.further-objectives: [energy]",
        "search.at-most.latency=5 | search.at-most.latency: Invalid search.at-most.latency: 5",
      })
  void whatIsNotMeasuredIsBlamedOnTheSettingThatAsksForIt(String override, String expected) {
    assertThat(refusal(override))
        .hasMessageStartingWith("-D " + expected + " (training runs do not");
  }

  @Test
  void aDefaultThatDoesNotFitIsNamedWithItsLine() {
    assertThat(refusal("evaluation.name=zero-cost"))
        .message()
        .matches("conf/defaults.conf:\\d+: Invalid search.objective: validation-accuracy \\(.*\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../x", "a\nb", "a.b", "\"", "a\"b"})
  void aNameThatIsNoKeyIsRefusedLikeAnyOther(String name) {
    String quoted = com.typesafe.config.ConfigUtil.quoteString(name);
    for (String key : List.of("space.name", "strategy.name", "evaluation.name", "dataset.name")) {
      assertThat(refusal(key + "=" + quoted))
          .message()
          .startsWith("-D " + key + ": Invalid " + key + ": ")
          .contains("(one of ")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset.path", "evaluation.tabular.table", "evaluation.predictor.file"})
  void aPathWithNulIsRefused(String key) {
    String evaluation =
        List.of("tabular", "predictor").stream()
            .filter(key::contains)
            .findFirst()
            .orElse("trained");
    List<String> settings = new ArrayList<>(evaluation.equals("tabular") ? TABLE : List.of());
    settings.add("dataset.name=mnist");
    settings.add("evaluation.name=" + evaluation);
    settings.add(key + "=\"a\\u0000b\"");

    assertThat(refusal(settings.toArray(String[]::new)))
        .hasMessageContaining("Invalid " + key + ": a?b (a text without the character NUL)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strategy.name=luck",
        "strategy.tournament.population=1",
        "search.pipeline=9",
        "space.name=nowhere",
        "space.layered.max-layers=0",
        "run.id=a/b"
      })
  void mistakesOfSettingsComeBeforeImages(String override) {
    assertThat(
            refusal(
                "dataset.name=cifar10",
                "dataset.path=/no/such/folder",
                "strategy.name=cma-es",
                override))
        .message()
        .contains("Invalid ")
        .doesNotContain("/no/such");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset.train-images=1", "dataset.validation-fraction=0.0001"})
  void aSplitThatLeavesNoImageIsTheUsersMistake(String override) {
    assertThatThrownBy(() -> experiment(override))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot split digits: Invalid fraction: ");
  }
}
