package org.evosearch.experiment.settings;

import java.util.Optional;
import org.evosearch.config.Section;

/**
 * A query of the settings that is run on the tables of a store when a run starts.
 *
 * @param section with the keys query, store and allow-files
 * @param sql the query, empty for none
 * @param store whose tables are queried
 * @param readsFiles whether it may read files, too
 */
public record StoreQuery(Section section, Optional<String> sql, String store, boolean readsFiles) {

  /**
   * Reads the query of a section.
   *
   * @param root whose store is queried if the section names none
   */
  public static StoreQuery of(Section section, Section root) {
    return new StoreQuery(
        section,
        section.optionalText("query"),
        section.optionalText("store").orElseGet(() -> root.text("store")),
        section.flag("allow-files"));
  }
}
