package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.evosearch.config.Settings;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.table.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentDataTest {

  private static final DatasetSettings DIGITS =
      TrainingSettings.dataset(Settings.defaults().root().section("dataset"));

  private static CheckedExperiment check(List<String> overrides) {
    return Experiment.check(Settings.parse("", overrides), "sample", List.of());
  }

  @Test
  void imagesAreReadOnceForAllExperiments() {
    ExperimentData data = new ExperimentData();
    ImageTask images = data.images(DIGITS);

    assertThat(data.images(DIGITS)).isSameAs(images);
    assertThat(data.digests()).isEqualTo(Map.of(DIGITS, images.digest()));
    assertThat(new ExperimentData(data.digests()).images(DIGITS)).isSameAs(images);
    assertThat(new ExperimentData().images(DIGITS)).isNotSameAs(images);
  }

  @Test
  void imagesOfAnotherContentAreRefused() {
    ExperimentData others = new ExperimentData(Map.of(DIGITS, "0".repeat(64)));

    assertThatThrownBy(() -> others.images(DIGITS))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot use digits: its data differ from those of the driver");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trained", "zero-cost", "supernet"})
  void settingsAreCheckedWithoutImages(String evaluation) {
    CheckedExperiment checked =
        check(
            List.of(
                "dataset.name=mnist",
                "dataset.path=/no/such/folder",
                "space.name=nasbench201",
                "evaluation.name=" + evaluation,
                "search.objective="
                    + (evaluation.equals("zero-cost") ? "synflow" : "validation-accuracy"),
                "search.further-objectives="
                    + (evaluation.equals("supernet") ? "[validation-loss]" : "[]")));

    assertThatThrownBy(() -> checked.load(new ExperimentData()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("/no/such/folder");
  }

  @Test
  void settingsAreCheckedWithoutTheTable() {
    CheckedExperiment checked = check(SampleSettings.TABLE);

    assertThatThrownBy(() -> checked.load(new ExperimentData()))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("t.csv");
  }
}
