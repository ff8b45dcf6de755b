package org.evosearch.experiment.settings;

import java.util.List;
import org.evosearch.config.Section;

/** Section {@code search.warm-start}: genotypes that the first generation tries first. */
public final class WarmStartSettings {

  /** The key of the texts of the genotypes that the query found. */
  public static final String GENOTYPES = "genotypes";

  private WarmStartSettings() {}

  /** The texts of the genotypes that the query found. */
  public static List<String> genotypes(Section root) {
    return asked(root).section().texts(GENOTYPES);
  }

  /** The query that finds the genotypes. */
  public static StoreQuery asked(Section root) {
    return StoreQuery.of(root.section("search").section("warm-start"), root);
  }
}
