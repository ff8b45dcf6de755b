package org.evosearch.experiment.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.config.Section;
import org.evosearch.inheritance.Inheritance;
import org.evosearch.search.plan.EarlyStopping;
import org.evosearch.search.plan.Effort;
import org.evosearch.search.plan.Rungs;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Metric;

/**
 * Reads {@code search.rungs} and {@code search.early-stopping}, and refuses them where they are not
 * supported.
 */
public final class RungSettings {

  private static final String TRAINED = "trained";
  private static final String EPOCHS = "epochs";
  private static final String SHARE = "share";
  private static final String QUANTILE = "quantile";
  private static final double ROUNDING = 1e-9;
  private static final double MOST = 0.99;

  /** Evaluations in which a trial has no training run of its own. */
  private static final Set<String> UNTRAINED =
      Set.of("supernet", "zero-cost", "predictor", "control");

  private RungSettings() {}

  private static Section section(Section root) {
    return root.section("search").section("rungs");
  }

  private static Section stopping(Section root) {
    return root.section("search").section("early-stopping");
  }

  /** The effort that is spent on trials. */
  public static Effort effort(Section root, Budget budget) {
    Section stopping = stopping(root);
    return new Effort(
        budget,
        rungs(section(root), budget),
        new EarlyStopping(stopping.real(QUANTILE, 0, MOST), stopping.whole("curves", 1)));
  }

  private static Rungs rungs(Section section, Budget budget) {
    List<Integer> epochs = epochs(section);
    List<Double> given = section.reals(SHARE);
    Rungs.Opening opening = section.choice("open", Rungs.Opening.class);
    int calibration = section.whole("calibration", 0);
    if (epochs.isEmpty()) {
      if (!given.isEmpty()) {
        throw section.invalid(SHARE, "[] where epochs is []");
      }
      return Rungs.NONE;
    }
    if (epochs.get(0) != budget.epochs()) {
      throw section.invalid(EPOCHS, "beginning with budget.epochs, " + budget.epochs());
    }
    return new Rungs(epochs, shares(section, epochs, given), opening, calibration);
  }

  private static List<Integer> epochs(Section section) {
    List<Double> given = section.reals(EPOCHS);
    boolean ascends =
        IntStream.range(0, given.size())
            .allMatch(
                i ->
                    given.get(i) == Math.rint(given.get(i))
                        && given.get(i) <= Integer.MAX_VALUE
                        && given.get(i) > (i == 0 ? 0 : given.get(i - 1)));
    if (!ascends || given.size() == 1) {
      throw section.invalid(EPOCHS, "[], or two whole numbers or more in ascending order");
    }
    return given.stream().map(Double::intValue).toList();
  }

  /** A rung costs no more than the one below: with the default exactly as much. */
  private static List<Double> shares(Section section, List<Integer> epochs, List<Double> given) {
    int rungs = epochs.size() - 1;
    if (!given.isEmpty() && given.size() != rungs) {
      throw section.invalid(SHARE, "[], or one number for each of epochs but the last: " + rungs);
    }
    return IntStream.range(0, rungs).mapToObj(rung -> share(section, epochs, given, rung)).toList();
  }

  private static double share(Section section, List<Integer> epochs, List<Double> given, int rung) {
    double largest = Rungs.largestShare(epochs, rung);
    if (given.isEmpty()) {
      return largest;
    }
    double share = given.get(rung);
    if (!(share > 0 && share <= largest + ROUNDING)) {
      throw section.invalid(
          SHARE,
          String.format(
              Locale.ROOT,
              "above 0 and at most %d / %d for rung %d, which may not cost more than the one below",
              epochs.get(rung),
              epochs.get(rung + 1),
              rung + 1));
    }
    return Math.min(share, largest);
  }

  /** Refuses rungs and early stopping where trials are not independent training runs. */
  public static void requireSense(Section root) {
    String evaluation = root.section("evaluation").text("name");
    if (UNTRAINED.contains(evaluation)) {
      requireNoRungs(root, "where evaluation.name is " + evaluation);
    }
    if (!evaluation.equals(TRAINED)) {
      requireNoStopping(root, "where evaluation.name is not trained");
    }
    if (InheritanceSettings.rule(root) != Inheritance.NONE) {
      requireNoRungs(root, "where weights are inherited");
      requireNoStopping(root, "where weights are inherited");
    }
    requireSameStart(root);
  }

  /**
   * Epochs of two training runs can be compared only if the learning rate does not depend on their
   * length.
   */
  private static void requireSameStart(Section root) {
    Section training = root.section("training");
    for (String schedule : List.of("schedule", "drop-path-schedule")) {
      if (!training.text(schedule).equals("constant")) {
        requireNoStopping(root, "where training." + schedule + " is not constant");
      }
    }
    if (!root.section("search").text("objective").equals(Metric.VALIDATION_ACCURACY.key())) {
      requireNoStopping(root, "where search.objective is not validation-accuracy");
    }
  }

  private static void requireNoRungs(Section root, String where) {
    if (!section(root).reals(EPOCHS).isEmpty()) {
      throw section(root).invalid(EPOCHS, "[] " + where);
    }
  }

  private static void requireNoStopping(Section root, String where) {
    if (stopping(root).real(QUANTILE, 0, MOST) > 0) {
      throw stopping(root).invalid(QUANTILE, "0 " + where);
    }
  }
}
