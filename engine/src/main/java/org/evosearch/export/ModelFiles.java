package org.evosearch.export;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.Footprint;
import org.evosearch.digest.Sha256;
import org.evosearch.network.ArchitectureBlockFactory;
import org.evosearch.network.NamedArray;
import org.evosearch.network.Network;
import org.evosearch.network.SavedModel;
import org.jspecify.annotations.Nullable;

/** The content of a model's folder, as {@code train-final} writes it. */
public final class ModelFiles implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The file with the facts that users of the network need. */
  public static final String FACTS = "model.json";

  /** The files of a model. */
  public static final List<String> NAMES =
      List.of(FACTS, ArchitectureBlockFactory.ARCHITECTURE, SavedModel.PARAMETERS);

  /** The first bytes of DJL's parameter files. */
  private static final String MAGIC = "DJL@";

  private static final int MAX_SHOWN = 300;

  private final String place;
  private final LinkedHashMap<String, byte[]> files;

  private ModelFiles(String place, Map<String, byte[]> files) {
    this.place = place;
    this.files = new LinkedHashMap<>(files);
  }

  /** Reads the files of a model by their names. */
  @FunctionalInterface
  public interface Source {
    /** Reads the file with the given name. */
    byte[] read(String name) throws IOException;
  }

  /**
   * Reads a folder on this machine.
   *
   * @throws ModelException if it holds no model; one line
   */
  public static ModelFiles read(Path folder) {
    return read(folder.toString(), name -> Files.readAllBytes(folder.resolve(name)));
  }

  /**
   * Reads a model, and checks that weights, graph and facts fit together, as far as possible
   * without loading it.
   *
   * @param place of the model, for messages
   * @throws ModelException if it is not a model; one line
   */
  public static ModelFiles read(String place, Source source) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : NAMES) {
      try {
        files.put(name, source.read(name));
      } catch (IOException e) {
        throw new ModelException(
            "Cannot use the model in %s: %s cannot be read (a folder that train-final writes is needed)"
                .formatted(place, name),
            e);
      }
    }
    ModelFiles model = new ModelFiles(place, files);
    model.check();
    return model;
  }

  private void check() {
    requireWeights(architecture());
    exported(List.of());
  }

  /**
   * Without this check, missing weights would be noticed only after memory for all was allocated.
   */
  private void requireWeights(Architecture architecture) {
    long needed = Float.BYTES * Footprint.of(architecture).parameters();
    int found = file(SavedModel.PARAMETERS).length;
    if (found >= MAGIC.length() && !header().equals(MAGIC)) {
      // DJL would ignore such a file and keep the initial weights.
      throw refused(SavedModel.PARAMETERS, "it is not a file of DJL's parameters", null);
    }
    if (found < needed) {
      throw refused(
          SavedModel.PARAMETERS,
          String.format(
              Locale.ROOT, "it is truncated: %d bytes, the weights take %d", found, needed),
          null);
    }
  }

  private String header() {
    byte[] parameters = file(SavedModel.PARAMETERS);
    return new String(parameters, 0, MAGIC.length(), StandardCharsets.ISO_8859_1);
  }

  private byte[] file(String name) {
    return files.getOrDefault(name, new byte[0]);
  }

  private String text(String name) {
    return new String(file(name), StandardCharsets.UTF_8);
  }

  private ModelException refused(String name, String reason, @Nullable Throwable cause) {
    String line = reason.lines().findFirst().orElse("");
    String shown = line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "..." : line;
    return new ModelException(
        "Cannot use the model in %s: %s: %s".formatted(place, name, shown), cause);
  }

  /** The graph. */
  public Architecture architecture() {
    try {
      return ArchitectureJson.read(text(ArchitectureBlockFactory.ARCHITECTURE));
    } catch (IllegalArgumentException e) {
      throw refused(ArchitectureBlockFactory.ARCHITECTURE, String.valueOf(e.getMessage()), e);
    }
  }

  /** The facts that users need. */
  public ModelFacts facts() {
    try {
      return ModelFactsJson.read(text(FACTS));
    } catch (IllegalArgumentException e) {
      throw refused(FACTS, String.valueOf(e.getMessage()), e);
    }
  }

  /** The files by name; the arrays themselves, not copies. */
  public Map<String, byte[]> contents() {
    return new LinkedHashMap<>(files);
  }

  /** A digest of all files: models of equal digest are equal. */
  public String digest() {
    StringBuilder digests = new StringBuilder();
    NAMES.forEach(name -> digests.append(Sha256.hex(file(name))));
    return Sha256.hex(digests.toString());
  }

  /**
   * Builds the network on the manager's device.
   *
   * @throws ModelException if the weights are not those of the network; one line
   */
  public Network open(NDManager manager) {
    try {
      return SavedModel.load(architecture(), file(SavedModel.PARAMETERS), manager);
    } catch (EOFException e) {
      throw refused(SavedModel.PARAMETERS, "it is truncated", e);
    } catch (IOException | MalformedModelException | RuntimeException e) {
      throw refused(SavedModel.PARAMETERS, String.valueOf(e.getMessage()), e);
    }
  }

  /** The network with its arrays, outside of DJL. */
  public TrainedNetwork exported(Network network) {
    return exported(network.block().namedArrays());
  }

  private TrainedNetwork exported(List<NamedArray> arrays) {
    try {
      return new TrainedNetwork(architecture(), arrays, facts());
    } catch (IllegalArgumentException e) {
      throw refused(FACTS, String.valueOf(e.getMessage()), e);
    }
  }
}
