package org.evosearch.jobs.cli;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.config.SettingsException;
import org.evosearch.search.ChosenNetwork;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;

/** Reads {@code best_arch.json}, as {@link ResultFiles} writes it. */
final class BestArchitecture {

  private static final Gson GSON = new Gson();

  private BestArchitecture() {}

  /**
   * The network in a file.
   *
   * @param file on the local disk, or a URI of a file system that Hadoop knows
   * @param conf how to reach the file system
   * @throws SettingsException if it is no such file; one line
   */
  static ChosenNetwork read(String file, Configuration conf) {
    try {
      return chosen(JsonParser.parseString(text(file, conf)).getAsJsonObject());
    } catch (IOException e) {
      throw refused(file, "it cannot be read", e);
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | UnsupportedOperationException e) {
      throw refused(file, "it is not JSON as search writes it", e);
    } catch (IllegalArgumentException e) {
      throw refused(file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  private static String text(String file, Configuration conf) throws IOException {
    Path path = new Path(file);
    if (path.toUri().getScheme() == null) {
      return Files.readString(java.nio.file.Path.of(file));
    }
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SettingsException refused(String file, String reason, Exception cause) {
    return new SettingsException(
        "Cannot use " + file + ": " + reason + " (best_arch.json of a search is needed)", cause);
  }

  private static ChosenNetwork chosen(JsonObject entry) {
    JsonObject last = entry.has("final") ? entry.getAsJsonObject("final") : new JsonObject();
    return new ChosenNetwork(
        required(entry, "run").getAsString(),
        required(entry, "genotype").toString(),
        network(last.has("architecture") ? last : entry),
        last.has("auxiliary_node")
            ? OptionalInt.of(last.get("auxiliary_node").getAsInt())
            : OptionalInt.empty());
  }

  private static Candidate.Network network(JsonObject object) {
    Architecture architecture = ArchitectureJson.read(required(object, "architecture").toString());
    Hyperparameters hyperparameters =
        GSON.fromJson(required(object, "hyperparameters"), Hyperparameters.class);
    return new Candidate.Network(architecture, hyperparameters);
  }

  private static JsonElement required(JsonObject object, String key) {
    JsonElement value = object.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return value;
  }
}
