package org.evosearch.experiment.settings;

import java.util.List;
import java.util.Optional;
import org.evosearch.config.Section;

/**
 * Section {@code search.warm-start}: what the first generation tries first.
 *
 * @param query SQL by which the genotypes are found when the run starts
 * @param store whose tables it asks
 * @param readsFiles whether it may read files, too
 * @param genotypes their texts, once they are found
 */
public record WarmStartSettings(
    Optional<String> query, String store, boolean readsFiles, List<String> genotypes) {

  /** Copies the list. */
  public WarmStartSettings {
    genotypes = List.copyOf(genotypes);
  }

  /** Reads the section. */
  public static WarmStartSettings of(Section root) {
    Section section = section(root);
    return new WarmStartSettings(
        section.optionalText("query"),
        section.optionalText("store").orElseGet(() -> root.text("store")),
        section.flag("allow-files"),
        section.texts("genotypes"));
  }

  /** The section itself, for errors. */
  public static Section section(Section root) {
    return root.section("search").section("warm-start");
  }
}
