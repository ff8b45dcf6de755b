package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.jobs.comparison.ComparisonPlan.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonPlanTest {

  private static final String QUERY = "dataset { name = query, query = \"SELECT 1\" }";
  private static final String NO_IMAGES = "dataset { name = image-folder, path = /nowhere }";

  private static ComparisonPlan plan(String common, String... variants) {
    List<Variant> all =
        Arrays.stream(variants).map(text -> new Variant("v" + text.length(), text)).toList();
    return new ComparisonPlan(
        new Comparison("toy", all, List.of(0L, 1L)),
        Settings.parse("search { generations = 0, trainings = 10 }\n" + common, List.of()),
        new Rules(List.of(5, 50), Yardstick.EVALUATIONS, new Nearness(1, true)),
        List.of());
  }

  @Test
  void allVariantsAreCheckedBeforeAnythingIsRead() {
    ComparisonPlan plan = plan(NO_IMAGES, "strategy.name = random", "");
    assertThat(plan.checkpoints()).containsExactly(5, 10);
    assertThatThrownBy(() -> plan.load(new ExperimentData())).isInstanceOf(DataException.class);
    for (String data : List.of(NO_IMAGES, QUERY)) {
      assertThatThrownBy(() -> plan(data, "strategy.name = random", "search.pipeline = 0"))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("Invalid search.pipeline: 0 (");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "run.seed=7,run.seed: 7 (given by --seeds",
    "run.id=x,run.id: x (the same for all variants of a comparison: set it in the file",
    "store=/elsewhere,store: /elsewhere (the same",
    "spark.devices=cpu,spark.devices: cpu (the same",
    "spark.conf.\"spark.executor.memory\"=9g,",
    "spark { conf { spark.executor.memory = 9g } },"
        + "spark.conf.spark.executor.memory: 9g (the same",
    "dataset { name = query; query = SELECT 2 },dataset.query: SELECT 2 (the same",
    "dataset { name = query; file = /a.csv },dataset.file: /a.csv (the same",
  })
  void aSettingThatAllHaveInCommonIsRefusedInAVariant(String variant, String message) {
    assertThatThrownBy(() -> plan("", "strategy.name = random", variant.replace(';', ',')))
        .isInstanceOf(SettingsException.class)
        .message()
        .contains("Invalid " + (message == null ? "spark.conf" : message))
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "dataset.image-size=16,dataset.image-size: 16 (the same",
    "dataset.path=/a,dataset.path: /a (the same",
    "dataset.query=null,dataset.query: null (the same",
    "dataset.name=digits,dataset.name: digits (the same",
  })
  void whatDeterminesTheAnswerOfAQueryIsTheSameForAll(String variant, String message) {
    assertThatThrownBy(() -> plan(QUERY, "strategy.name = random", variant))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Invalid " + message);
  }

  @Test
  void aVariantMayRepeatWhatAllHaveInCommonAndHaveImagesOfItsOwn() {
    String common = "run.seed = 7, store = here, spark.devices = cpu";
    assertThat(
            plan(
                    common,
                    "run.seed = 7.0, store = here, spark { devices = cpu }",
                    "dataset { name = image-folder, path = /there, image-size = 16 }")
                .comparison()
                .variants())
        .hasSize(2);
  }
}
