package org.evosearch.experiment;

/** An experiment whose settings were checked as far as possible without data. */
@FunctionalInterface
public interface CheckedExperiment {

  /**
   * Reads the data and creates the experiment.
   *
   * @param data shared by experiments on the same data
   * @throws org.evosearch.config.SettingsException if a setting does not suit the data
   * @throws org.evosearch.dataset.DataException if the data cannot be read
   * @throws org.evosearch.table.TableException if the table cannot be used
   */
  Experiment<?> load(ExperimentData data);
}
