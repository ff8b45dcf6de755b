package org.evosearch.network;

import ai.djl.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.ArchitectureJson;

/**
 * A trained network as the files of a DJL model: {@code Criteria} with their folder as model path
 * loads it, given lists of normalised images (N, C, H, W), giving lists of logits (N, K).
 */
public final class SavedModel {

  private static final String NAME = "model";
  private static final String PARAMETERS = NAME + "-0000.params";
  private static final String ENGINE = "PyTorch";
  private static final String SERVING = "serving.properties";

  private SavedModel() {}

  /** The files by name, in an order in which the last one makes them a model. */
  public static Map<String, byte[]> files(Network network) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PARAMETERS, parameters(network));
    files.put(
        ArchitectureBlockFactory.ARCHITECTURE,
        utf8(ArchitectureJson.write(network.architecture()) + "\n"));
    files.put(SERVING, utf8(serving()));
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String serving() {
    List<String> lines =
        List.of(
            "engine=" + ENGINE,
            "option.modelName=" + NAME,
            "blockFactory=" + ArchitectureBlockFactory.class.getName());
    return String.join("\n", lines) + "\n";
  }

  /** DJL writes parameters to folders only. */
  private static byte[] parameters(Network network) {
    try {
      Path folder = Files.createTempDirectory("evosearch-model");
      try (Model model = Model.newInstance(NAME, ENGINE)) {
        model.setProperty("Epoch", "0");
        model.setBlock(network.block());
        model.save(folder, NAME);
        return Files.readAllBytes(folder.resolve(PARAMETERS));
      } finally {
        Files.deleteIfExists(folder.resolve(PARAMETERS));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot save the model: " + e.getMessage(), e);
    }
  }
}
