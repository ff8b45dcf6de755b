package org.evosearch.jobs.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.config.SettingsException;
import org.evosearch.search.ChosenNetwork;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.HyperparametersJson;

/** Reads {@code best_arch.json} and {@code archive.json}, as {@link ResultFiles} writes them. */
final class BestArchitecture {

  private static final int MAX_BYTES = 1 << 26;
  private static final int MAX_SHOWN = 300;

  private BestArchitecture() {}

  /**
   * The network in a file.
   *
   * @param file on the local disk, or a URI of a file system that Hadoop supports
   * @param conf how to reach the file system
   * @throws SettingsException if it is no such file; one line
   */
  static ChosenNetwork read(String file, Configuration conf) {
    return read(file, conf, element -> chosen(element.getAsJsonObject()));
  }

  /**
   * A network of the final ranking that a search wrote to its store.
   *
   * @param rank from 1
   * @throws SettingsException if there is none; one line
   */
  static ChosenNetwork ranked(String store, String run, int rank, Configuration conf) {
    String file = store + "/results/run_id=" + run + "/archive.json";
    return read(file, conf, element -> chosen(ranked(element.getAsJsonArray(), rank)));
  }

  private static JsonObject ranked(JsonArray archive, int rank) {
    if (rank < 1 || rank > archive.size()) {
      throw new SettingsException(
          "Invalid --rank: " + rank + " (between 1 and " + archive.size() + ")");
    }
    return archive.get(rank - 1).getAsJsonObject();
  }

  /**
   * The origin of the network in a file: its genotype and, if the file has them, run, trial and
   * fingerprint.
   *
   * @throws SettingsException if it is no such file; one line
   */
  static Map<String, String> origin(String file, Configuration conf) {
    return read(file, conf, element -> origin(element.getAsJsonObject()));
  }

  private static Map<String, String> origin(JsonObject entry) {
    Map<String, String> origin = new LinkedHashMap<>();
    Stream.of("run", "trial", "fingerprint")
        .filter(entry::has)
        .forEach(key -> origin.put(key, entry.get(key).getAsString()));
    origin.put("genotype", required(entry, "genotype").toString());
    return origin;
  }

  private static <T> T read(String file, Configuration conf, Function<JsonElement, T> chosen) {
    try {
      return chosen.apply(json(text(file, conf)));
    } catch (JsonParseException
        | MalformedJsonException
        | IllegalStateException
        | ClassCastException
        | UnsupportedOperationException e) {
      throw refused(file, "it is not JSON as search writes it", e);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw refused(file, "no such file", e);
    } catch (IOException e) {
      throw refused(file, "it cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw refused(file, reason(e), e);
    }
  }

  /** Parses strict JSON: NaN, comments and trailing content are refused. */
  private static JsonElement json(String text) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    JsonElement element = JsonParser.parseReader(reader);
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new JsonParseException("more than one value");
    }
    return element;
  }

  private static String text(String file, Configuration conf) throws IOException {
    Path path = new Path(file);
    try (InputStream in =
        path.toUri().getScheme() == null
            ? Files.newInputStream(java.nio.file.Path.of(file))
            : path.getFileSystem(conf).open(path)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new IllegalArgumentException("it has more than " + MAX_BYTES + " bytes");
      }
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  private static String reason(Exception e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "..." : line;
  }

  private static SettingsException refused(String file, String reason, Exception cause) {
    return new SettingsException(
        "Cannot use "
            + file
            + ": "
            + reason
            + " (expected a best_arch.json or archive.json, which a search writes when it ends)",
        cause);
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
    return new Candidate.Network(
        architecture, HyperparametersJson.read(required(object, "hyperparameters")));
  }

  private static JsonElement required(JsonObject object, String key) {
    JsonElement value = object.get(key);
    if (value == null) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return value;
  }
}
