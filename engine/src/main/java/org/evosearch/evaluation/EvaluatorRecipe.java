package org.evosearch.evaluation;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.evosearch.training.LastingFolder;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;

/**
 * How to make an evaluator: a value that travels to an executor. Equal recipes make evaluators that
 * may stand in for each other.
 */
public interface EvaluatorRecipe extends Serializable {

  /** Opens an evaluator on a device, loading what it needs. */
  Evaluator open(DeviceSlot device);

  /** What becomes of a candidate, such as {@code looked up}; by which reports count. */
  default String verb() {
    return "trained";
  }

  /**
   * This recipe, with a folder of the run for what trials leave to each other; most leave nothing.
   */
  default EvaluatorRecipe keepingIn(LastingFolder folder) {
    return this;
  }

  /** Where trials leave weights to those that come after them, if they do. */
  default Optional<WeightFolder> weightFolder() {
    return Optional.empty();
  }

  /**
   * What is known of a candidate's size and speed before it is tried: what is counted on a network,
   * and nothing else unless somebody has it on record.
   */
  default Map<Metric, Double> sizes(Candidate candidate) {
    return candidate instanceof Candidate.Network network ? network.sizes() : Map.of();
  }

  /**
   * What is known of a candidate before it is tried and may guide a search: its {@link #sizes}, and
   * scores of the untrained network where somebody has them on record.
   */
  default Map<Metric, Double> foreknown(Candidate candidate) {
    return sizes(candidate);
  }

  /** How many trials should travel together; more than one where a trial takes next to no time. */
  default int trialsPerTask() {
    return 1;
  }

  /** Whether trials run faster on a GPU. */
  default boolean usesGpu() {
    return true;
  }

  /** What a trial will take of its device's memory; empty where nobody knows. */
  default Optional<MemoryDemand> memory(Trial trial) {
    return Optional.empty();
  }
}
