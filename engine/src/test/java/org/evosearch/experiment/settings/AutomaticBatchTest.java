package org.evosearch.experiment.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticBatchTest {

  private static Section root(String settings) {
    return Settings.parse(settings, List.of()).root();
  }

  private static TrainingPlan applied(String optimizer, double images) {
    String settings = "training { optimizer = " + optimizer + ", learning-rate = 0.05 }";
    return AutomaticBatch.applied(
        TrainingSettings.plan(root(settings).section("training")), images);
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 100, 64, 0.05",
    "sgd, 2047, 64, 0.05",
    "sgd, 2048, 128, 0.1",
    "nesterov, 5000, 256, 0.2",
    "adam, 5000, 256, 0.1",
    "rmsprop, 8192, 512, 0.1414214",
    "adadelta, 1e9, 512, 0.1414214"
  })
  void batchesAndRatesGrowWithTheImages(String optimizer, double images, int batch, double rate) {
    TrainingPlan plan = applied(optimizer, images);

    assertThat(plan.batchSize()).isEqualTo(batch);
    assertThat(plan.optimizer().learningRate()).isCloseTo(rate, within(1e-6));
  }

  @Test
  void theRecipeOfASearchHasThemOnceImagesAreRead() {
    Section root = root("training.batch-size = auto, budget.train-fraction = 0.5");
    DatasetSettings digits = TrainingSettings.dataset(root.section("dataset"));
    ImageTask images = Datasets.load(digits);
    TrainedRecipe recipe = TrainingSettings.recipe(root, digits);

    TrainedRecipe fitted = TrainingSettings.fitted(root, recipe, images);
    assertThat(recipe.plan().batchSize()).isEqualTo(AutomaticBatch.BASE);
    assertThat(fitted.plan())
        .isEqualTo(AutomaticBatch.applied(recipe.plan(), 0.5 * images.train().count()));
    assertThat(fitted.dataDigest()).isEqualTo(images.digest());
    assertThat(TrainingSettings.hasBatchesOfOne(root.section("training"))).isFalse();

    Section plain = root("training.batch-size = 32");
    TrainedRecipe own = TrainingSettings.recipe(plain, digits);
    assertThat(TrainingSettings.fitted(plain, own, images)).isEqualTo(own.forData(images.digest()));
  }

  @Test
  void otherWordsAndOtherTrainingsAreRefused() {
    Section words = root("training.batch-size = automatic");
    DatasetSettings digits = TrainingSettings.dataset(words.section("dataset"));
    assertThatThrownBy(() -> TrainingSettings.recipe(words, digits))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("training.batch-size: automatic (a whole number");

    Section finals = root("final-training.batch-size = auto").section("final-training");
    assertThatThrownBy(() -> TrainingSettings.plan(finals))
        .hasMessageContaining("final-training.batch-size: auto (a whole number");
  }
}
