package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Catalog;
import org.evosearch.config.PartFactory;
import org.evosearch.trial.Metric;

/** One way to evaluate candidates: the settings it reads, and the recipe it creates for data. */
interface EvaluationFactory extends PartFactory {

  /** The metrics that it defines, besides the well-known ones; most define none. */
  default List<Metric> ownMetrics() {
    return List.of();
  }

  /** The spaces whose candidates can be evaluated. */
  default Catalog<? extends PartFactory> spaces() {
    return SpaceCatalog.SPACES;
  }

  /**
   * Checks all settings that can be checked before data is read.
   *
   * @throws org.evosearch.config.SettingsException if one of them is wrong
   */
  CheckedExperiment check(Composition composition);
}
