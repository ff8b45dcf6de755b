package org.evosearch.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.evosearch.network.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models on disk, whole and damaged. */
class ModelFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void save() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      SampleNetworks.save(network, folder);
    }
  }

  @Test
  void aModelThatIsLoadedHasTheArraysThatWereSaved() {
    ModelFiles files = ModelFiles.read(folder);
    try (NDManager manager = NDManager.newBaseManager();
        Network loaded = files.open(manager);
        Network saved = SampleNetworks.build(SampleArchitectures.of(3), 3, manager)) {
      assertThat(loaded.block().namedArrays()).isEqualTo(saved.block().namedArrays());
    }
  }

  @Test
  void truncatedWeightsAreOneLine() throws IOException {
    Path weights = folder.resolve("model-0000.params");
    byte[] bytes = Files.readAllBytes(weights);
    for (int length : new int[] {0, 1, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(weights, Arrays.copyOf(bytes, length));
      assertRefused("model-0000.params: it is truncated");
    }
  }

  @Test
  void otherWeightsAreOneLine() throws IOException {
    byte[] noise = new byte[(int) Files.size(folder.resolve("model-0000.params"))];
    Files.write(folder.resolve("model-0000.params"), noise);
    assertRefused("model-0000.params: ");
  }

  @Test
  void damagedFactsAreOneLine() throws IOException {
    String facts = Files.readString(folder.resolve("model.json"));
    Files.writeString(folder.resolve("model.json"), facts.replace("\"class 6\"", "\"a\", \"b\""));
    assertRefused("model.json: Invalid class_names: 8 values (the network has 7)");
    Files.writeString(folder.resolve("model.json"), "{");
    assertRefused("model.json: ");
    Files.delete(folder.resolve("model.json"));
    assertRefused("model.json cannot be read");
  }

  @Test
  void weightsThatDoNotFitAFileAreRefused() {
    assertThatThrownBy(() -> TrainedNetwork.requireOneFile("an ONNX file", 3L << 30))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Cannot export the network: its weights take 3072 MiB (an ONNX file holds 2047)");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(
            () -> {
              try (NDManager manager = NDManager.newBaseManager()) {
                ModelFiles.read(folder).open(manager);
              }
            })
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Cannot use the model in " + folder + ": ")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }
}
