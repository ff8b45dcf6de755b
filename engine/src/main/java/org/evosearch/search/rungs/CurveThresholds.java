package org.evosearch.search.rungs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evosearch.search.plan.EarlyStopping;
import org.evosearch.trial.Epoch;

/**
 * The accuracy that a training run must reach after each epoch to continue, by the learning curves
 * of committed training runs with the same budget.
 *
 * <p>Each curve counts with its best value up to an epoch, and after an early stop with its last
 * one, so that the quantile is over all training runs and not only over those that continued.
 */
public final class CurveThresholds {

  private final EarlyStopping stopping;
  private final Map<Integer, List<double[]>> curves = new HashMap<>();

  /** Creates thresholds without curves. */
  public CurveThresholds(EarlyStopping stopping) {
    this.stopping = stopping;
  }

  /**
   * Adds the curve of a training run.
   *
   * @param epochs of its budget
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
   * The thresholds of a training run, one for each epoch but the last.
   *
   * @param epochs of its budget
   * @return validation accuracies in percent; empty while there are too few curves
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
