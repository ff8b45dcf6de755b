package org.evosearch.experiment;

import org.evosearch.config.PartFactory;

/** One way to evaluate candidates: what it reads of the settings, and what it makes of data. */
interface EvaluationFactory extends PartFactory {

  /**
   * Checks all settings that can be checked before data is read.
   *
   * @throws org.evosearch.config.SettingsException if one of them is wrong
   */
  CheckedExperiment check(Composition composition);
}
