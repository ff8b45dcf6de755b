package org.evosearch.training.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evosearch.dataset.Targets;

/**
 * Predicted and true numbers, in the units of the targets. Metrics are means over several targets.
 */
final class NumberPredictions implements Predictions {

  private final Targets.Numbers targets;
  private final List<double[]> predicted = new ArrayList<>();
  private final List<double[]> right = new ArrayList<>();

  NumberPredictions(Targets.Numbers targets) {
    this.targets = targets;
  }

  @Override
  public void add(float[] outputs, double[] numbers) {
    int width = targets.outputs();
    for (int from = 0; from < outputs.length; from += width) {
      int first = from;
      predicted.add(own(target -> outputs[first + target]));
      right.add(own(target -> numbers[first + target]));
    }
  }

  private double[] own(IntToDoubleFunction standardized) {
    return IntStream.range(0, targets.outputs())
        .mapToDouble(target -> targets.inOwnUnit(target, standardized.applyAsDouble(target)))
        .toArray();
  }

  @Override
  public OptionalDouble value(TaskMetric metric) {
    return switch (metric) {
      case RMSE ->
          mean(target -> OptionalDouble.of(Math.sqrt(squared(target).average().orElse(0))));
      case MAE -> mean(target -> errors(target).map(Math::abs).average());
      case R2 -> mean(this::determination);
      case BALANCED_ACCURACY, MACRO_F1, AUC, LOG_LOSS -> OptionalDouble.empty();
    };
  }

  /** The mean over the targets; empty if one of them has no value. */
  private OptionalDouble mean(IntFunction<OptionalDouble> ofTarget) {
    double[] values =
        IntStream.range(0, targets.outputs())
            .mapToObj(ofTarget)
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    return values.length < targets.outputs()
        ? OptionalDouble.empty()
        : DoubleStream.of(values).average();
  }

  private DoubleStream errors(int target) {
    return IntStream.range(0, right.size())
        .mapToDouble(i -> predicted.get(i)[target] - right.get(i)[target]);
  }

  private DoubleStream squared(int target) {
    return errors(target).map(error -> error * error);
  }

  private OptionalDouble determination(int target) {
    double mean = right.stream().mapToDouble(row -> row[target]).average().orElse(0);
    double total = right.stream().mapToDouble(row -> Math.pow(row[target] - mean, 2)).sum();
    return total == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - squared(target).sum() / total);
  }
}
