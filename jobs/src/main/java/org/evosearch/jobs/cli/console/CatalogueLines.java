package org.evosearch.jobs.cli.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evosearch.jobs.store.query.StoreCatalogue.Relation;

/**
 * A list of tables and views for people.
 *
 * @param relations in order
 */
public record CatalogueLines(List<Relation> relations) {

  /** A heading for each table or view, a line for each of its columns. */
  public Stream<String> lines() {
    return relations.stream().flatMap(CatalogueLines::lines);
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
