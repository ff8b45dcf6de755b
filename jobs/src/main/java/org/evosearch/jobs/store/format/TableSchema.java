package org.evosearch.jobs.store.format;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * One version of a table, read from its file in {@code data-schemas}. Files are written with it and
 * Spark reads with it; nothing is inferred.
 *
 * @param table its name
 * @param version from 1
 * @param doc what one row is
 * @param partitions columns in the names of directories, outermost first
 * @param columns columns in files, in order
 */
public record TableSchema(
    String table, int version, String doc, List<Column> partitions, List<Column> columns) {

  private static final Map<String, TableSchema> LOADED = new ConcurrentHashMap<>();

  /**
   * A column.
   *
   * @param name in snake_case
   * @param type of its values
   * @param required whether every row has a value
   * @param doc meaning and unit
   * @param formerly columns of earlier versions, real numbers, that are entries of this map now
   */
  public record Column(
      String name, ColumnType type, boolean required, String doc, List<String> formerly) {

    /** Copies the list. */
    public Column {
      formerly = List.copyOf(formerly);
    }

    /** The key of a former column in this map. */
    public static String key(String former) {
      return former.replace('_', '-');
    }

    private static Column of(Config config) {
      return new Column(
          config.getString("name"),
          ColumnType.of(config.getString("type")),
          config.hasPath("required") && config.getBoolean("required"),
          config.getString("doc"),
          config.hasPath("formerly") ? config.getStringList("formerly") : List.of());
    }

    private Type parquet() {
      return type.parquet(name, required ? Repetition.REQUIRED : Repetition.OPTIONAL);
    }
  }

  /** Copies the lists. */
  public TableSchema {
    partitions = List.copyOf(partitions);
    columns = List.copyOf(columns);
  }

  /** The schema of a table in a version; its file is loaded once. */
  static TableSchema load(String table, int version) {
    return LOADED.computeIfAbsent(table + "-v" + version + ".conf", TableSchema::parse);
  }

  private static TableSchema parse(String resource) {
    Config config =
        ConfigFactory.parseResources(
            TableSchema.class, resource, ConfigParseOptions.defaults().setAllowMissing(false));
    return new TableSchema(
        config.getString("table"),
        config.getInt("version"),
        config.getString("doc"),
        columns(config, "partitions"),
        columns(config, "columns"));
  }

  private static List<Column> columns(Config config, String key) {
    return config.getConfigList(key).stream().<Column>map(Column::of).toList();
  }

  /** The schema of the Parquet files of this table. */
  public MessageType messageType() {
    return new MessageType(table, columns.stream().map(Column::parquet).toList());
  }
}
