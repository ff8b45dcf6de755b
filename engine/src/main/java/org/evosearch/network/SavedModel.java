package org.evosearch.network;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.random.RandomStreams;

/**
 * A trained network as the files of a DJL model: {@code Criteria} with their folder as model path
 * loads it. It takes lists of normalized images (N, C, H, W) and returns lists of logits (N, K).
 */
public final class SavedModel {

  private static final String NAME = "model";

  /** The file of weights and running statistics. */
  public static final String PARAMETERS = NAME + "-0000.params";

  private static final String ENGINE = "PyTorch";
  private static final String SERVING = "serving.properties";

  private SavedModel() {}

  /** The files by name, in the order in which to write them; the last one completes the model. */
  public static Map<String, byte[]> files(Network network) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PARAMETERS, parameters(network));
    files.put(
        ArchitectureBlockFactory.ARCHITECTURE,
        utf8(ArchitectureJson.write(network.architecture()) + "\n"));
    files.put(SERVING, utf8(serving()));
    return files;
  }

  /**
   * Builds a network and loads saved parameters into it.
   *
   * @param parameters content of the file of parameters
   * @param manager parent of the network's own manager
   * @throws IOException if they end too early
   * @throws MalformedModelException if they are not those of the architecture
   */
  public static Network load(Architecture architecture, byte[] parameters, NDManager manager)
      throws IOException, MalformedModelException {
    Network network = Network.build(architecture, new RandomStreams(0), manager);
    try {
      load(network, parameters, manager);
      return network;
    } catch (IOException | MalformedModelException | RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  /** DJL reads parameters from folders only. */
  private static void load(Network network, byte[] parameters, NDManager manager)
      throws IOException, MalformedModelException {
    Path folder = Files.createTempDirectory("evosearch-model");
    try (Model model = Model.newInstance(NAME, manager.getDevice(), ENGINE)) {
      Files.write(folder.resolve(PARAMETERS), parameters);
      model.setBlock(network.block());
      model.load(folder, NAME);
    } finally {
      Files.deleteIfExists(folder.resolve(PARAMETERS));
      Files.delete(folder);
    }
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
