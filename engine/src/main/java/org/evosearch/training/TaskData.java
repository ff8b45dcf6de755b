package org.evosearch.training;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.dataset.Targets;
import org.evosearch.digest.Sha256;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * The training and validation examples of a task for one device, shared by all trials there. Safe
 * for several threads.
 */
public final class TaskData implements AutoCloseable {

  private final NDManager manager;
  private final Targets targets;
  private final int[] strata;
  private final long splitSeed;
  private final String digest;
  private final DeviceExamples train;
  private final Optional<DeviceExamples> validation;
  private final Map<Double, int[]> subsets = new ConcurrentHashMap<>();

  /**
   * Places the examples where their task requires; a task may have none for validation.
   *
   * @param manager of the device; owned by this object from now on
   * @param splitSeed from which the subsets of reduced budgets derive, the same for all trials
   */
  public TaskData(DataTask task, NDManager manager, long splitSeed) {
    this.manager = manager;
    this.splitSeed = splitSeed;
    this.targets = task.targets();
    this.strata = task.strata(Part.TRAIN);
    this.digest = task.digest();
    this.train = task.placed(Part.TRAIN, manager);
    this.validation =
        Optional.of(Part.VALIDATION)
            .filter(part -> task.count(part) > 0)
            .map(part -> task.placed(part, manager));
  }

  /** Parent of what trials create on the device. */
  public NDManager manager() {
    return manager;
  }

  /** What networks are to predict. */
  Targets targets() {
    return targets;
  }

  /** What a training run of a plan minimizes; the manager owns its arrays on the device. */
  Criterion criterion(TrainingPlan.LossPlan plan, NDManager owner) {
    return Criterion.of(targets, strata, plan, owner);
  }

  /** The training examples. */
  public DeviceExamples train() {
    return train;
  }

  /** The validation examples, if there are any. */
  public Optional<DeviceExamples> validation() {
    return validation;
  }

  /** SHA-256, in hex, of the task's digest, the split seed and the number of training examples. */
  String digest() {
    return Sha256.hex(digest + " " + splitSeed + " " + train.count());
  }

  /** Indices of the training examples that a budget sees: a fixed share of each class. */
  public int[] trainingSubset(double fraction) {
    return subsets.computeIfAbsent(fraction, this::subset).clone();
  }

  private int[] subset(double fraction) {
    return StratifiedSplit.stratifiedSubset(
        strata, fraction, new RandomStreams(splitSeed).stream(Purpose.SUBSET, 0, 0));
  }

  @Override
  public void close() {
    manager.close();
  }
}
