package org.evosearch.network;

import ai.djl.Model;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.evosearch.architecture.ArchitectureJson;

/**
 * Creates the block of a saved model for DJL's {@code Criteria}, from the architecture in the
 * folder of its parameters.
 */
public final class ArchitectureBlockFactory implements BlockFactory {

  /** Name of the architecture's file in the folder of the model. */
  public static final String ARCHITECTURE = "architecture.json";

  private static final long serialVersionUID = 1L;

  @Override
  public Block newBlock(Model model, Path modelPath, Map<String, ?> arguments) throws IOException {
    return new ArchitectureBlock(
        ArchitectureJson.read(Files.readString(modelPath.resolve(ARCHITECTURE))));
  }
}
