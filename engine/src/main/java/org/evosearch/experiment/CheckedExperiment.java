package org.evosearch.experiment;

/** Settings of an experiment that were checked as far as that needs no data. */
@FunctionalInterface
public interface CheckedExperiment {

  /**
   * Reads the data and makes the experiment.
   *
   * @param data shared by experiments on the same images
   * @throws org.evosearch.config.SettingsException if a setting does not suit the data
   * @throws org.evosearch.dataset.DataException if the images cannot be read
   * @throws org.evosearch.table.TableException if the table cannot be used
   */
  Experiment<?> load(ExperimentData data);
}
