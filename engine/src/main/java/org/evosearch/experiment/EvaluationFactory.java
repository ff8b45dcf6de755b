package org.evosearch.experiment;

import org.evosearch.config.Catalogue;
import org.evosearch.config.PartFactory;

/** One way to evaluate candidates: what it reads of the settings, and what it makes of data. */
interface EvaluationFactory extends PartFactory {

  /** The spaces whose candidates can be evaluated. */
  default Catalogue<? extends PartFactory> spaces() {
    return SpaceCatalogue.SPACES;
  }

  /**
   * Checks all settings that can be checked before data is read.
   *
   * @throws org.evosearch.config.SettingsException if one of them is wrong
   */
  CheckedExperiment check(Composition composition);
}
