package org.evosearch.dataset;

import java.io.Serializable;
import java.util.List;

/** What networks predict for an example. */
public sealed interface Targets extends Serializable {

  /** Number of outputs of a network for an example. */
  int outputs();

  /**
   * One of several classes.
   *
   * @param names in the order of labels
   */
  record Classes(List<String> names) implements Targets {

    /** Copies the names. */
    public Classes {
      names = List.copyOf(names);
    }

    @Override
    public int outputs() {
      return names.size();
    }
  }

  /**
   * One number or several. Networks predict them standardized: (number - mean) / deviation.
   *
   * @param names of the numbers
   * @param means of the training part, one for each
   * @param deviations standard deviations of the training part, one for each, positive
   */
  record Numbers(List<String> names, List<Double> means, List<Double> deviations)
      implements Targets {

    /** Copies the lists and checks them. */
    public Numbers {
      names = List.copyOf(names);
      means = List.copyOf(means);
      deviations = List.copyOf(deviations);
      if (names.size() != means.size() || names.size() != deviations.size()) {
        throw new IllegalArgumentException(
            "Invalid deviations: " + deviations + " (as many as names " + names + ")");
      }
      if (!deviations.stream().allMatch(deviation -> deviation > 0)) {
        throw new IllegalArgumentException("Invalid deviations: " + deviations + " (positive)");
      }
    }

    @Override
    public int outputs() {
      return names.size();
    }

    /** Standardizes a number in the target's own unit. */
    public float standardized(int target, double number) {
      return (float) ((number - means.get(target)) / deviations.get(target));
    }

    /** Converts a network's output to the target's own unit. */
    public double inOwnUnit(int target, double output) {
      return output * deviations.get(target) + means.get(target);
    }
  }
}
