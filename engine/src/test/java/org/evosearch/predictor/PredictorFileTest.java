package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorFileTest {

  @TempDir private Path folder = Path.of("");

  private static TrainedPredictor predictor() {
    try (NDManager manager = TinyPredictor.manager();
        PredictorNetwork network = TinyPredictor.network(manager)) {
      TaskSample sample =
          new TaskSample(
              TinyPredictor.CLASSES,
              TinyPredictor.PER_CLASS,
              TinyPredictor.FEATURES,
              TinyPredictor.images(manager).toType(DataType.FLOAT32, false).toFloatArray());
      return new TrainedPredictor(
          new TrainedPredictor.Description(
              "cells",
              "validation-accuracy",
              TinyPredictor.SIZES,
              new TargetScale(70, 10, 0.01),
              List.of(new TrainedPredictor.Task("a", List.of("|x|", "|ü|"))),
              new PredictorEpoch(3, 0.5, 1e-4, Agreement.NONE),
              new StoredEmbedding(StoredEmbedding.Kind.TRAINED, List.of(1, 8, 8), "[]", "0")),
          network.encoded(),
          List.of(sample),
          new byte[] {1, 2, 3});
    }
  }

  private static List<Double> scores(TrainedPredictor predictor) {
    TaskSample sample = predictor.coreset("a").orElseThrow();
    try (PerformancePredictor open =
        new PerformancePredictor(predictor, sample, TinyPredictor.manager())) {
      return open.scores(List.of(TinyPredictor.DIAMOND, TinyPredictor.CHAIN));
    }
  }

  @Test
  void whatIsReadPredictsWhatWasWritten() {
    TrainedPredictor written = predictor();
    Path file = folder.resolve("new/p.model");
    PredictorFile.write(written, file);
    TrainedPredictor read = PredictorFile.read(file);

    assertThat(read.description()).isEqualTo(written.description());
    assertThat(read.embedding()).isEqualTo(written.embedding());
    assertThat(read.coreset("b")).isEmpty();
    assertThat(scores(read)).isEqualTo(scores(written));
    assertThat(PredictorFile.bytes(read)).isEqualTo(PredictorFile.bytes(written));
    assertThat(PredictorFile.digest(file)).matches("[0-9a-f]{64}");
    assertThat(folder.resolve("new").toFile().list()).containsExactly("p.model");
  }

  private void assertRefused(byte[] content, String reason) throws IOException {
    Path file = Files.write(folder.resolve("p.model"), content);
    assertThatThrownBy(() -> PredictorFile.read(file))
        .isInstanceOf(PredictorException.class)
        .hasMessage("Cannot use " + file + ": " + reason);
  }

  @Test
  void oneFlippedBitIsFound() throws IOException {
    byte[] file = PredictorFile.bytes(predictor());
    file[file.length / 2] ^= 1;

    assertRefused(file, "it is damaged (its SHA-256 differs)");
  }

  @Test
  void otherFilesAreNoPredictors() throws IOException {
    String reason = "it is not a predictor, or one of another version";
    assertRefused(new byte[0], reason);
    assertRefused("evosearch-checkpoint\n".repeat(10).getBytes(StandardCharsets.UTF_8), reason);
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("absent.model");
    assertThatThrownBy(() -> PredictorFile.read(file))
        .hasMessage("Cannot read " + file + ": no such file (predictor train writes it)");
  }

  @Test
  void aFolderIsNotSaidToBeMissing() {
    assertThatThrownBy(() -> PredictorFile.read(folder))
        .hasMessage("Cannot read " + folder + ": Is a directory");
  }

  @Test
  void imagesWithOtherFeaturesAreRefused() {
    TaskSample other = new TaskSample(1, 1, 2, new float[2]);
    assertThatThrownBy(() -> new PerformancePredictor(predictor(), other, TinyPredictor.manager()))
        .isInstanceOf(PredictorException.class)
        .hasMessage("Cannot predict for the task: its images have 2 features, not 3");
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    try (NDManager manager = TinyPredictor.manager();
        PredictorNetwork network = TinyPredictor.network(manager);
        PredictorNetwork other =
            new PredictorNetwork(
                SyntheticLesson.SIZES,
                new org.evosearch.random.RandomStreams(1),
                manager,
                DataType.FLOAT32)) {
      assertThatThrownBy(() -> network.copy(other.encoded()))
          .hasMessage("Invalid weights: not those of the predictor");
    }
  }
}
