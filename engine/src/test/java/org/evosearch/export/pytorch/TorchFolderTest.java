package org.evosearch.export.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.SampleNetworks;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.network.NamedArray;
import org.evosearch.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for PyTorch; check_exports.py runs them in PyTorch itself. */
class TorchFolderTest {

  private static final int PREFIX = 8;

  @TempDir Path folder;

  private static Architecture small() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 6, 6));
    builder.then(new Convolution(4, 3, 2, 1, 1, 1, false));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(5, true));
    return builder.build();
  }

  private TrainedNetwork written() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(small(), 4, manager)) {
      TrainedNetwork exported = SampleNetworks.exported(network);
      TorchFolder.ofPixels(exported, "1").write(folder, network, manager);
      return exported;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theModuleIsOnePageThatPeopleRead() throws IOException {
    written();
    assertThat(Files.readString(folder.resolve("model.py")))
        .contains("self.convolution1 = nn.Conv2d(3, 4, 3, stride=2, padding=1, bias=False)\n")
        .contains("self.linear3 = nn.Linear(4, 5)\n")
        .contains("        x0 = (images / 16 - self.means) / self.deviations\n")
        .contains("        x1 = self.convolution1(x0)\n        x2 = x1.mean((2, 3))\n")
        .contains("Maps values of pixels from 0 to 16, float32 (N, 3, 6, 6), to logits (N, 5).")
        .contains("CLASS_NAMES = [\"class 0\",")
        .doesNotContain("@");
  }

  @Test
  void tensorsHaveTheValuesOfTheNetwork() throws IOException {
    TrainedNetwork network = written();
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("model.safetensors")));
    file.order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[(int) file.getLong()];
    assertThat((PREFIX + text.length) % 8).isZero();
    file.get(text);
    JsonObject header =
        JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
    assertThat(header.getAsJsonObject("__metadata__").get("run").getAsString())
        .isEqualTo("night-7");
    assertThat(header.keySet())
        .containsExactlyInAnyOrder(
            "__metadata__", "convolution1.weight", "linear3.weight", "linear3.bias");
    assertSame(file.slice(), header.getAsJsonObject("linear3.weight"), network.array(3, "weight"));
    assertSame(
        file.slice(), header.getAsJsonObject("convolution1.weight"), network.array(1, "weight"));
  }

  private static void assertSame(ByteBuffer data, JsonObject about, NamedArray expected) {
    JsonArray offsets = about.getAsJsonArray("data_offsets");
    int start = offsets.get(0).getAsInt();
    ByteBuffer values = data.slice(start, offsets.get(1).getAsInt() - start);
    assertThat(values).isEqualTo(expected.values());
    assertThat(about.get("shape")).hasToString(expected.shape().toString().replace(" ", ""));
    assertThat(about.get("dtype").getAsString()).isEqualTo("F32");
  }

  @Test
  void namesOfUsersCannotBecomeCode() {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(small(), 4, manager)) {
      TrainedNetwork exported = SampleNetworks.exported(network);
      exported.facts().origin().put("run", "\"\"\"\nimport os\n\"\"\"");
      assertThat(TorchModule.ofPixels(exported, "1").source()).doesNotContain("import os");
    }
  }
}
