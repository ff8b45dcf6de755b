package org.evosearch.experiment.settings;

import java.util.List;
import org.evosearch.config.Section;

/** Section {@code search.warm-start}: what the first generation tries first. */
public final class WarmStartSettings {

  private static final String GENOTYPES = "genotypes";

  private WarmStartSettings() {}

  /** The texts of the genotypes, once they are found. */
  public static List<String> genotypes(Section root) {
    return section(root).texts(GENOTYPES);
  }

  /** The section itself. */
  public static Section section(Section root) {
    return root.section("search").section("warm-start");
  }
}
