package org.evosearch.evaluation;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.evosearch.training.LastingFolder;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;

/**
 * How to open an evaluator: a value that is sent to executors. Equal recipes open interchangeable
 * evaluators.
 */
public interface EvaluatorRecipe extends Serializable {

  /** Opens an evaluator on a device, loading what it needs. */
  Evaluator open(DeviceSlot device);

  /** What is done with a candidate, such as {@code looked up}, for reports. */
  default String verb() {
    return "trained";
  }

  /**
   * This recipe with the run's folder for weights that trials leave to later ones; unchanged if
   * they leave none.
   */
  default EvaluatorRecipe keepingIn(LastingFolder folder) {
    return this;
  }

  /** The folder in which trials leave weights to later ones, if they do. */
  default Optional<WeightFolder> weightFolder() {
    return Optional.empty();
  }

  /**
   * The sizes of a candidate that are known before it is evaluated: those counted on its network,
   * and those in a table.
   */
  default Map<Metric, Double> sizes(Candidate candidate) {
    return candidate instanceof Candidate.Network network ? network.sizes() : Map.of();
  }

  /**
   * The metrics of a candidate that are known before it is evaluated and may guide a search: its
   * {@link #sizes}, and scores of the untrained network if a table has them.
   */
  default Map<Metric, Double> foreknown(Candidate candidate) {
    return sizes(candidate);
  }

  /** The number of trials in one task; more than one if a trial takes hardly any time. */
  default int trialsPerTask() {
    return 1;
  }

  /** Whether trials run faster on a GPU. */
  default boolean usesGpu() {
    return true;
  }

  /** The predicted device memory of a trial, empty if it is unknown. */
  default Optional<MemoryDemand> memory(Trial trial) {
    return Optional.empty();
  }
}
