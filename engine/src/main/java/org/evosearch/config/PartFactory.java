package org.evosearch.config;

import java.util.List;

/**
 * Creates one kind of part of an experiment, such as one search space, from settings. It is
 * declared next to that part and listed in a {@link Catalog}.
 */
public interface PartFactory {

  /** The word that names it in settings, in kebab-case. */
  String name();

  /**
   * The keys and sections, from the root of the settings, that results depend on if this part is
   * chosen. A run is resumed only with the same values of all of them.
   *
   * @param root all settings
   */
  List<String> resultKeys(Section root);
}
