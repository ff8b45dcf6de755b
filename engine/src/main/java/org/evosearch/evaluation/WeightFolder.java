package org.evosearch.evaluation;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.digest.Sha256;
import org.evosearch.inheritance.DonorNetwork;
import org.evosearch.tensor.SafeTensors;
import org.evosearch.tensor.Tensor;
import org.evosearch.tensor.TensorFile;
import org.evosearch.training.LastingFolder;
import org.evosearch.trial.TrialId;

/**
 * The weights that trials of a run leave to later ones: one safetensors file per trial, named after
 * its SHA-256. Besides the arrays it holds the network, the ids of its nodes, and which trial drew
 * the weights of each.
 *
 * @param folder of this run alone
 */
public record WeightFolder(LastingFolder folder) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "sha256=";
  private static final String SUFFIX = ".safetensors";
  private static final String TRIAL = "trial";
  private static final String ARCHITECTURE = "architecture";
  private static final String IDS = "ids";
  private static final String BIRTHS = "births";
  private static final Gson GSON = new Gson();

  /**
   * The bytes of a file.
   *
   * @param trial that leaves the weights
   * @param network with ids
   * @param arrays weights and running statistics by their names
   * @param births the trial that drew the weights of a node, by the id of the node
   */
  static byte[] bytes(
      TrialId trial, Architecture network, Map<String, Tensor> arrays, Map<String, String> births) {
    Map<String, String> metadata =
        Map.of(
            TRIAL, trial.toString(),
            ARCHITECTURE, ArchitectureJson.write(network),
            IDS, GSON.toJson(network.ids()),
            BIRTHS, GSON.toJson(new TreeMap<>(births)));
    return SafeTensors.write(new TensorFile(metadata, arrays));
  }

  /** Writes a file, unless it exists, and returns its digest. */
  String write(byte[] file) {
    String digest = new Sha256().add(file).hex();
    folder.write(name(digest), file);
    return digest;
  }

  private static String name(String digest) {
    return PREFIX + digest + SUFFIX;
  }

  /**
   * Reads the network of a file.
   *
   * @throws IllegalStateException if the file is missing or damaged
   */
  DonorNetwork read(String digest) {
    byte[] file =
        folder
            .read(name(digest))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot inherit: the weights " + name(digest) + " are missing"));
    if (!new Sha256().add(file).hex().equals(digest)) {
      throw new IllegalStateException(
          "Cannot inherit: the weights " + name(digest) + " are damaged (their SHA-256 differs)");
    }
    return network(SafeTensors.read(file));
  }

  private static DonorNetwork network(TensorFile file) {
    Architecture plain = ArchitectureJson.read(text(file, ARCHITECTURE));
    List<String> ids = List.of(GSON.fromJson(text(file, IDS), String[].class));
    Map<String, String> births = new LinkedHashMap<>();
    JsonParser.parseString(text(file, BIRTHS))
        .getAsJsonObject()
        .asMap()
        .forEach((id, trial) -> births.put(id, trial.getAsString()));
    return new DonorNetwork(new Architecture(plain.nodes(), ids), file.tensors(), births);
  }

  private static String text(TensorFile file, String name) {
    return Objects.requireNonNull(file.metadata().get(name), name);
  }

  /** The digests in the names of all files, in order. */
  public List<String> digests() {
    return folder.names().stream()
        .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
        .map(name -> name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  /** Deletes those of the files that exist. */
  public void delete(Collection<String> digests) {
    digests.forEach(digest -> folder.delete(name(digest)));
  }

  /** Deletes all files but those of the given digests. */
  public void retain(Set<String> digests) {
    delete(
        digests().stream()
            .filter(digest -> !digests.contains(digest))
            .collect(Collectors.toList()));
  }
}
