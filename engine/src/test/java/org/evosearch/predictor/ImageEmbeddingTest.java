package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageEmbeddingTest {

  private static final ImageTask DIGITS =
      Datasets.load(new DatasetSettings("digits", null, 0.2, 0, 100, 0, ImagePlacement.DEVICE));

  @TempDir private Path folder = Path.of("");

  @Test
  void aTrainedEmbeddingIsTheSameAgain() {
    try (NDManager manager = TinyPredictor.manager();
        ImageEmbedding trained = TrainedEmbedding.train(DIGITS, 6, 1, 3, manager);
        ImageEmbedding stored = TrainedEmbedding.of(trained.stored(), trained.arrays(), manager)) {
      ImageFeatures features = trained.of(DIGITS, manager);

      assertThat(features.width()).isEqualTo(6);
      assertThat(features.classes()).isEqualTo(10);
      assertThat(stored.of(DIGITS, manager).ofClass(4).get(0))
          .isEqualTo(features.ofClass(4).get(0));
      assertThat(stored.stored()).isEqualTo(trained.stored());
    }
  }

  @Test
  void aScriptIsGivenImagesOfItsSize() {
    Path file = TorchScripts.write(folder.resolve("e.pt"), "torch.mean(x, [2, 3])");
    try (NDManager manager = TinyPredictor.manager();
        ImageEmbedding script = ScriptEmbedding.load(file, 4);
        ImageEmbedding again = ScriptEmbedding.of(script.stored())) {
      float[] vector = again.of(DIGITS, manager).ofClass(0).get(0);

      assertThat(vector).hasSize(3);
      assertThat(vector[1]).isEqualTo(vector[0]);
      assertThat(script.arrays()).isEmpty();
    }
  }

  @Test
  void anotherScriptThanBeforeIsRefused() {
    Path file = TorchScripts.write(folder.resolve("e.pt"), "torch.mean(x, [2, 3])");
    StoredEmbedding stored;
    try (ImageEmbedding script = ScriptEmbedding.load(file, 4)) {
      stored = script.stored();
    }
    TorchScripts.write(file, "torch.mean(x, [1, 2])");

    assertThatThrownBy(() -> ScriptEmbedding.of(stored))
        .isInstanceOf(PredictorException.class)
        .hasMessage(
            "Cannot use " + file + ": it is not the file that the predictor was trained with");
  }

  @Test
  void whatIsNoScriptIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("e.pt"), "no script");

    assertThatThrownBy(() -> ScriptEmbedding.load(file, 4))
        .isInstanceOf(PredictorException.class)
        .hasMessage("Cannot use " + file + ": it cannot be read (a TorchScript file is needed)");
  }

  @Test
  void imagesAreMadeToFit() {
    try (NDManager manager = TinyPredictor.manager()) {
      NDArray gray = manager.arange(0, 4, 1f).reshape(1, 1, 2, 2);
      NDArray fitted = new ImageFit(TensorShape.image(3, 1, 1)).of(gray);
      NDArray color = manager.arange(0, 12, 1f).reshape(1, 3, 2, 2);

      assertThat(fitted.getShape()).isEqualTo(new Shape(1, 3, 1, 1));
      assertThat(fitted.toFloatArray())
          .containsExactly(new float[] {1.5f, 1.5f, 1.5f}, within(1e-6f));
      assertThat(new ImageFit(TensorShape.image(1, 2, 2)).of(color).toFloatArray())
          .containsExactly(4, 5, 6, 7);
      assertThat(new ImageFit(TensorShape.image(3, 2, 2)).of(color)).isSameAs(color);
    }
  }
}
