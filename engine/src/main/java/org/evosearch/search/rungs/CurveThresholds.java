package org.evosearch.search.rungs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evosearch.search.plan.EarlyStopping;
import org.evosearch.trial.Epoch;

/**
 * What a training has to have reached after each epoch to go on, by the learning curves of
 * committed trainings with the same budget.
 *
 * <p>Of each curve the best value up to an epoch counts, and where it ended early its last one: the
 * quantile is one of all trainings, not only of those that went on.
 */
public final class CurveThresholds {

  private final EarlyStopping stopping;
  private final Map<Integer, List<double[]>> curves = new HashMap<>();

  /** Knows no curve yet. */
  public CurveThresholds(EarlyStopping stopping) {
    this.stopping = stopping;
  }

  /**
   * Takes in the curve of a training.
   *
   * @param epochs for which it was to go on
   * @param curve of at least one epoch
   */
  public void tell(int epochs, List<Epoch> curve) {
    if (stopping.isOn()) {
      curves.computeIfAbsent(epochs, of -> new ArrayList<>()).add(bests(epochs, curve));
    }
  }

  private static double[] bests(int epochs, List<Epoch> curve) {
    double[] bests = new double[epochs];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < epochs; i++) {
      if (i < curve.size()) {
        best = Math.max(best, curve.get(i).validationAccuracy());
      }
      bests[i] = best;
    }
    return bests;
  }

  /**
   * The thresholds of a training, one for each epoch but the last, after which it has ended anyway.
   *
   * @param epochs for which it is to go on
   * @return validation accuracies in percent; empty while too few curves are known
   */
  public List<Double> of(int epochs) {
    List<double[]> known = curves.getOrDefault(epochs, List.of());
    return !stopping.isOn() || known.size() < stopping.curves()
        ? List.of()
        : IntStream.range(0, epochs - 1).mapToObj(epoch -> quantile(known, epoch)).toList();
  }

  private double quantile(List<double[]> known, int epoch) {
    double[] values = known.stream().mapToDouble(bests -> bests[epoch]).sorted().toArray();
    return values[(int) Math.floor(stopping.quantile() * values.length)];
  }
}
