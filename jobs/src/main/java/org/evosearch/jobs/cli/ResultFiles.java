package org.evosearch.jobs.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.Footprint;
import org.evosearch.experiment.Experiment;
import org.evosearch.jobs.store.journal.ResultFolder;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.trial.Candidate;

/**
 * The results of a search for other programs: {@code archive.json}, the ranked archive, and {@code
 * best_arch.json}, its first entry. They derive from committed tables alone, so that writing them
 * again gives the same bytes.
 */
final class ResultFiles {

  private static final String BEST = "best_arch.json";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private ResultFiles() {}

  /**
   * Writes both files and returns the path of the best architecture.
   *
   * @throws org.evosearch.search.JournalException if that fails
   */
  static Path write(
      String store, Configuration conf, Experiment<?> experiment, SearchResult result) {
    String folder = ResultFolder.ofRun(experiment.run().runId());
    JsonArray archive = new JsonArray();
    result.hallOfFame().forEach(record -> archive.add(entry(experiment, result, record)));
    Map<String, byte[]> files = new TreeMap<>();
    files.put("archive.json", bytes(archive));
    if (!archive.isEmpty()) {
      files.put(BEST, bytes(archive.get(0)));
    }
    new ResultFolder(store, conf, folder).write(files);
    return new Path(store, folder + "/" + BEST);
  }

  private static byte[] bytes(JsonElement json) {
    return (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject entry(
      Experiment<?> experiment, SearchResult result, TrialRecord record) {
    JsonObject entry = new JsonObject();
    entry.addProperty("run", experiment.run().runId());
    entry.addProperty("protocol", experiment.run().protocol().key());
    entry.addProperty("trial", record.trial().id().toString());
    entry.addProperty("fingerprint", record.trial().fingerprint().hex());
    entry.addProperty("fitness", record.fitness().orElse(Double.NaN));
    if (!result.reEvaluations().isEmpty()) {
      entry.add(
          "re_scores",
          GSON.toJsonTree(result.scores().getOrDefault(record.trial().id(), List.of())));
    }
    entry.add("genotype", JsonParser.parseString(record.genotype()));
    addCandidate(entry, experiment.search().decoded(record.genotype()));
    return entry;
  }

  /** A network with its weights, or one that is to be trained. */
  private static void addCandidate(JsonObject entry, DecodedCandidate decoded) {
    if (decoded.candidate() instanceof Candidate.Weighted weighted) {
      entry.addProperty("parameters", weighted.phenotype().parameters());
      entry.add("phenotype", JsonParser.parseString(weighted.phenotype().text()));
      return;
    }
    addNetwork(entry, decoded.network());
    addFinal(entry, decoded);
  }

  private static void addNetwork(JsonObject object, Candidate.Network network) {
    Footprint footprint = Footprint.of(network.architecture());
    object.addProperty("parameters", footprint.parameters());
    object.addProperty("multiply_adds", footprint.multiplyAdds());
    object.add("hyperparameters", GSON.toJsonTree(network.hyperparameters()));
    object.add(
        "architecture", JsonParser.parseString(ArchitectureJson.write(network.architecture())));
  }

  /** The network for the final training, if it differs from the evaluated one. */
  private static void addFinal(JsonObject entry, DecodedCandidate decoded) {
    Candidate.Network network = decoded.finalNetwork();
    OptionalInt auxiliaryNode = decoded.auxiliaryNode();
    if (network.equals(decoded.network()) && auxiliaryNode.isEmpty()) {
      return;
    }
    JsonObject last = new JsonObject();
    auxiliaryNode.ifPresent(node -> last.addProperty("auxiliary_node", node));
    addNetwork(last, network);
    entry.add("final", last);
  }
}
