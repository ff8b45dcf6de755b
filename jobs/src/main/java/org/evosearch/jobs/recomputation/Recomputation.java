package org.evosearch.jobs.recomputation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evosearch.digest.Sha256;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.SupernetRecipe;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Evaluates some trials of a run again, on this machine's CPU, and compares their outcomes with the
 * recorded ones.
 */
public final class Recomputation {

  private static final String HOST = "here";

  private final int count;
  private final long seed;
  private final Agreement agreement;
  private final PriorityQueue<Ranked> chosen =
      new PriorityQueue<>(Comparator.comparing(Ranked::rank).reversed());
  private final Map<String, Integer> left = new TreeMap<>();

  private record Ranked(String rank, TrialRecord trial) {}

  /**
   * Creates an empty sample.
   *
   * @param count how many trials, at least 1
   * @param seed of the choice
   */
  public Recomputation(int count, long seed, Agreement agreement) {
    this.count = count;
    this.seed = seed;
    this.agreement = agreement;
  }

  /**
   * Samples from the trials of the next generation that can be evaluated again. All trials of a run
   * are equally likely to be chosen, and only the chosen ones are kept in memory.
   *
   * @param recipe of the run's evaluations
   */
  public void take(GenerationRecord generation, EvaluatorRecipe recipe) {
    for (TrialRecord trial : generation.trials()) {
      Optional<String> reason = reason(trial, recipe);
      if (reason.isPresent()) {
        left.merge(reason.get(), 1, Integer::sum);
        continue;
      }
      chosen.add(new Ranked(Sha256.hex(seed + " " + trial.trial().id()), trial));
      if (chosen.size() > count) {
        chosen.remove();
      }
    }
  }

  /**
   * Why evaluating a trial again would prove nothing, as the predicate of a sentence; empty if it
   * proves something.
   */
  private static Optional<String> reason(TrialRecord trial, EvaluatorRecipe recipe) {
    if (trial.reusedFrom() != null) {
      return Optional.of("took the outcome of another one");
    }
    if (!(trial.outcome() instanceof Outcome.Measured measured)) {
      return Optional.of("failed");
    }
    if (recipe instanceof TrainedRecipe && measured.metric(Metric.TEST_ACCURACY).isPresent()) {
      return Optional.of("are final training runs, which train-final repeats under another run id");
    }
    if (recipe instanceof SupernetRecipe) {
      return Optional.of("depend on shared weights of their time, of which the last two are kept");
    }
    Heritage heritage = trial.trial().heritage();
    return heritage != null && !heritage.donors().isEmpty()
        ? Optional.of(
            "began with weights of their parents, which are deleted when no longer needed")
        : Optional.empty();
  }

  /** How many trials were left out, by reason. */
  public Map<String, Integer> left() {
    return left;
  }

  /** How many trials were chosen. */
  public int size() {
    return chosen.size();
  }

  /**
   * Evaluates the chosen trials, in the order of their ids.
   *
   * @param isBound whether bits have to be the same for trials that ran on a CPU
   * @param reader receives each as it ends
   * @return them all
   */
  public List<RecomputedTrial> run(
      EvaluatorRecipe recipe, boolean isBound, Consumer<RecomputedTrial> reader) {
    List<TrialRecord> trials =
        chosen.stream()
            .map(Ranked::trial)
            .sorted(Comparator.comparing(trial -> trial.trial().id()))
            .toList();
    List<RecomputedTrial> all = new ArrayList<>();
    try (Evaluator evaluator = recipe.keepingIn(new DiscardingFolder()).open(DeviceSlot.CPU)) {
      for (TrialRecord trial : trials) {
        RecomputedTrial again = run(evaluator, trial, isBound);
        all.add(again);
        reader.accept(again);
      }
    }
    return all;
  }

  private RecomputedTrial run(Evaluator evaluator, TrialRecord record, boolean isBound) {
    Trial trial = record.trial();
    Outcome.Measured recorded = (Outcome.Measured) record.outcome();
    Outcome now = evaluator.evaluate(trial, Execution.begun(HOST, DeviceSlot.CPU.toString(), 0));
    boolean isCpu = recorded.execution().device().equals(DeviceSlot.CPU.toString());
    return agreement.compare(trial.id(), recorded, now, isBound && isCpu);
  }
}
