package org.evosearch.config;

import java.util.List;

/**
 * Makes one kind of part of an experiment, such as one search space, out of settings. It stands
 * next to what it makes; a {@link Catalogue} has one line for it.
 */
public interface PartFactory {

  /** The word that names it in settings, in kebab-case. */
  String name();

  /**
   * What results depend on where this part is chosen: keys and sections, from the root of the
   * settings. A run is continued only with the same values of all of them.
   *
   * @param root all settings
   */
  List<String> resultKeys(Section root);
}
