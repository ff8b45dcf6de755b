package org.evosearch.jobs.cli.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evosearch.jobs.store.query.StoreCatalog.Relation;

/**
 * A printed list of tables and views.
 *
 * @param relations in order
 */
public record CatalogLines(List<Relation> relations) {

  /** A heading for each table or view, a line for each of its columns. */
  public Stream<String> lines() {
    return relations.stream().flatMap(CatalogLines::lines);
  }

  private static Stream<String> lines(Relation relation) {
    return Stream.concat(
        Stream.of("", relation.name() + ": " + relation.doc()),
        relation.columns().stream()
            .map(
                column ->
                    String.format(
                        Locale.ROOT,
                        "  %-20s %-9s  %s",
                        column.name(),
                        column.type(),
                        column.doc())));
  }
}
