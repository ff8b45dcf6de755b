package org.evosearch.snapshot;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The manifest of a snapshot as JSON. */
public final class SnapshotJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SnapshotJson() {}

  /** Writes a manifest. */
  public static String write(SnapshotFacts facts) {
    JsonObject json = new JsonObject();
    json.addProperty("digest", facts.digest());
    json.addProperty("rows", facts.rows());
    json.add("content", write(facts.content()));
    json.add("part_rows", GSON.toJsonTree(facts.partRows()));
    json.add("unreadable", GSON.toJsonTree(facts.unreadable()));
    json.addProperty("source", facts.source());
    return GSON.toJson(json) + "\n";
  }

  static JsonObject write(SnapshotContent content) {
    JsonObject json = new JsonObject();
    json.add("shape", GSON.toJsonTree(content.shape()));
    json.add("class_names", GSON.toJsonTree(content.classNames()));
    JsonArray columns = new JsonArray();
    for (SnapshotColumn column : content.columns()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", column.name());
      one.addProperty("kind", column.kind().name().toLowerCase(Locale.ROOT));
      columns.add(one);
    }
    json.add("columns", columns);
    json.add("targets", GSON.toJsonTree(content.targets()));
    return json;
  }

  /**
   * Reads a manifest.
   *
   * @throws SnapshotException if the text is not one
   */
  public static SnapshotFacts read(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      return new SnapshotFacts(
          json.get("digest").getAsString(),
          content(json.getAsJsonObject("content")),
          elements(json, "part_rows").map(JsonElement::getAsInt).toList(),
          counts(json.getAsJsonObject("unreadable")),
          json.get("source").getAsString());
    } catch (RuntimeException e) {
      // Gson answers values of other types with exceptions of many kinds.
      throw new SnapshotException("it is not the manifest of a snapshot", e);
    }
  }

  private static SnapshotContent content(JsonObject json) {
    return new SnapshotContent(
        elements(json, "shape").map(JsonElement::getAsInt).toList(),
        texts(json, "class_names"),
        elements(json, "columns")
            .map(JsonElement::getAsJsonObject)
            .map(SnapshotJson::column)
            .toList(),
        texts(json, "targets"));
  }

  private static SnapshotColumn column(JsonObject json) {
    String kind = json.get("kind").getAsString().toUpperCase(Locale.ROOT);
    return new SnapshotColumn(json.get("name").getAsString(), SnapshotColumn.Kind.valueOf(kind));
  }

  private static List<String> texts(JsonObject json, String key) {
    return elements(json, key).map(JsonElement::getAsString).toList();
  }

  private static Stream<JsonElement> elements(JsonObject json, String key) {
    return StreamSupport.stream(json.getAsJsonArray(key).spliterator(), false);
  }

  private static SortedMap<String, Integer> counts(JsonObject json) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    json.entrySet().forEach(entry -> counts.put(entry.getKey(), entry.getValue().getAsInt()));
    return counts;
  }
}
