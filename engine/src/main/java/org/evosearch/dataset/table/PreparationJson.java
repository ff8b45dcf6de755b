package org.evosearch.dataset.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evosearch.snapshot.SnapshotColumn;
import org.jspecify.annotations.Nullable;

/** The preparation of rows as JSON: an object for each column, in the order of the table. */
public final class PreparationJson {

  private static final String NAME = "name";
  private static final String KIND = "kind";
  private static final String MEAN = "mean";
  private static final String DEVIATION = "deviation";
  private static final String CATEGORIES = "categories";
  private static final String OTHERS = "others";
  private static final String MISSING = "missing";

  private PreparationJson() {}

  /** Writes a preparation. */
  public static JsonArray write(Preparation preparation) {
    JsonArray columns = new JsonArray();
    preparation.columns().stream().map(PreparationJson::write).forEach(columns::add);
    return columns;
  }

  private static JsonObject write(Column column) {
    JsonObject json = new JsonObject();
    json.addProperty(NAME, column.source().name());
    json.addProperty(KIND, column.source().kind().name().toLowerCase(Locale.ROOT));
    if (column instanceof Column.Numeric numeric) {
      if (numeric.scale() != null) {
        json.addProperty(MEAN, numeric.scale().mean());
        json.addProperty(DEVIATION, numeric.scale().deviation());
      }
      json.addProperty(MISSING, numeric.indicator());
    } else if (column instanceof Column.Categorical categorical) {
      JsonArray categories = new JsonArray();
      categorical.levels().forEach(categories::add);
      json.add(CATEGORIES, categories);
      json.addProperty(OTHERS, categorical.others());
      json.addProperty(MISSING, categorical.indicator());
    }
    return json;
  }

  /**
   * Reads a preparation.
   *
   * @throws IllegalArgumentException if the array is malformed
   */
  public static Preparation read(JsonArray columns) {
    List<Column> read = new ArrayList<>();
    try {
      columns.forEach(column -> read.add(column(column.getAsJsonObject())));
    } catch (IllegalStateException | NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException("Invalid columns: " + e.getMessage(), e);
    }
    return new Preparation(read);
  }

  private static Column column(JsonObject json) {
    String kind = json.get(KIND).getAsString().toUpperCase(Locale.ROOT);
    SnapshotColumn source =
        new SnapshotColumn(json.get(NAME).getAsString(), SnapshotColumn.Kind.valueOf(kind));
    boolean indicator = json.get(MISSING).getAsBoolean();
    return source.isNumeric()
        ? new Column.Numeric(source, scale(json), indicator)
        : new Column.Categorical(
            source,
            json.getAsJsonArray(CATEGORIES).asList().stream()
                .map(JsonElement::getAsString)
                .toList(),
            json.get(OTHERS).getAsBoolean(),
            indicator);
  }

  private static Column.@Nullable Scale scale(JsonObject json) {
    return json.has(MEAN)
        ? new Column.Scale(json.get(MEAN).getAsDouble(), json.get(DEVIATION).getAsDouble())
        : null;
  }
}
