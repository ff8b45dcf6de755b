package org.evosearch.jobs.store.query;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableSchema;

/** The tables of a store and the views over them, as {@code data-schemas} describes them. */
public final class StoreCatalog {

  private static final String VIEWS = "views.conf";
  private static final String NAME = "name";
  private static final String DOC = "doc";
  private static final String COLUMNS = "columns";

  private StoreCatalog() {}

  /**
   * A table or view.
   *
   * @param name in SQL
   * @param doc what one row is
   * @param columns in order
   */
  public record Relation(String name, String doc, List<Column> columns) {

    /** Copies the list. */
    public Relation {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column.
   *
   * @param name in SQL
   * @param type int, long, double, string, timestamp, boolean or a list
   * @param doc meaning and unit
   */
  public record Column(String name, String type, String doc) {}

  /** The tables, then the views. */
  public static List<Relation> relations() {
    List<Relation> tables = Stream.of(Table.values()).map(StoreCatalog::table).toList();
    Map<String, Column> known =
        tables.stream()
            .flatMap(table -> table.columns().stream())
            .collect(Collectors.toMap(Column::name, column -> column, (one, other) -> one));
    Config views =
        ConfigFactory.parseResources(
            TableSchema.class, VIEWS, ConfigParseOptions.defaults().setAllowMissing(false));
    Set<String> registered = StoreTables.names();
    return Stream.concat(
            tables.stream(),
            views.getConfigList("views").stream()
                .filter(view -> registered.contains(view.getString(NAME)))
                .map(view -> view(view, known)))
        .toList();
  }

  private static Relation table(Table table) {
    TableSchema schema = table.schema();
    List<Column> columns =
        Stream.concat(schema.partitions().stream(), schema.columns().stream())
            .map(
                column ->
                    new Column(
                        column.name(), column.type().name().toLowerCase(Locale.ROOT), column.doc()))
            .toList();
    return new Relation(table.key(), schema.doc(), columns);
  }

  private static Relation view(Config view, Map<String, Column> known) {
    List<Column> columns =
        view.getConfigList(COLUMNS).stream().<Column>map(column -> column(column, known)).toList();
    return new Relation(view.getString(NAME), view.getString(DOC), columns);
  }

  private static Column column(Config column, Map<String, Column> known) {
    String name = column.getString(NAME);
    if (column.hasPath(DOC)) {
      return new Column(name, column.getString("type"), column.getString(DOC));
    }
    Column own = known.get(name);
    if (own == null) {
      throw new IllegalStateException("[BUG] Expected a doc for column " + name);
    }
    return own;
  }
}
