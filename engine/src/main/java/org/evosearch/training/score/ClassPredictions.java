package org.evosearch.training.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/** Predicted log-probabilities of classes, and the true classes. */
final class ClassPredictions implements Predictions {

  private final int classes;
  private final List<double[]> logProbabilities = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();

  ClassPredictions(int classes) {
    this.classes = classes;
  }

  @Override
  public void add(float[] outputs, double[] targets) {
    for (int i = 0; i < targets.length; i++) {
      int from = i * classes;
      logProbabilities.add(
          logSoftmax(IntStream.range(from, from + classes).mapToDouble(k -> outputs[k]).toArray()));
      labels.add((int) targets[i]);
    }
  }

  private static double[] logSoftmax(double[] logits) {
    double most = DoubleStream.of(logits).max().orElse(0);
    double log = Math.log(DoubleStream.of(logits).map(logit -> Math.exp(logit - most)).sum());
    return DoubleStream.of(logits).map(logit -> logit - most - log).toArray();
  }

  @Override
  public OptionalDouble value(TaskMetric metric) {
    return switch (metric) {
      case BALANCED_ACCURACY -> balancedAccuracy();
      case MACRO_F1 -> macroF1();
      case AUC -> auc();
      case LOG_LOSS -> logLoss();
      case RMSE, MAE, R2 -> OptionalDouble.empty();
    };
  }

  private int predicted(int example) {
    double[] row = logProbabilities.get(example);
    return IntStream.range(1, classes).reduce(0, (best, k) -> row[k] > row[best] ? k : best);
  }

  private OptionalDouble balancedAccuracy() {
    int[][] counts = confusion();
    return meanOver(
        label -> IntStream.of(counts[label]).sum() > 0,
        label -> 100.0 * counts[label][label] / IntStream.of(counts[label]).sum());
  }

  /** Classes that are neither present nor predicted are left out, as in scikit-learn. */
  private OptionalDouble macroF1() {
    int[][] counts = confusion();
    IntToDoubleFunction concerned =
        label ->
            IntStream.of(counts[label]).sum()
                + IntStream.range(0, classes).map(truth -> counts[truth][label]).sum();
    return meanOver(
        label -> concerned.applyAsDouble(label) > 0,
        label -> 2.0 * counts[label][label] / concerned.applyAsDouble(label));
  }

  /** Counts by true class and predicted class. */
  private int[][] confusion() {
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < labels.size(); i++) {
      counts[labels.get(i)][predicted(i)]++;
    }
    return counts;
  }

  private OptionalDouble meanOver(IntPredicate chosen, IntToDoubleFunction value) {
    return IntStream.range(0, classes).filter(chosen).mapToDouble(value).average();
  }

  /** With two classes, the area of the second one, which equals that of the first. */
  private OptionalDouble auc() {
    IntPredicate isDivided =
        label -> labels.contains(label) && labels.stream().anyMatch(other -> other != label);
    return classes == 2
        ? IntStream.of(1).filter(isDivided).mapToDouble(this::auc).findFirst()
        : meanOver(isDivided, this::auc);
  }

  /**
   * The share of pairs of an example of a class and another example that are in the right order;
   * ties count half. J. A. Hanley, B. J. McNeil: The Meaning and Use of the Area under a Receiver
   * Operating Characteristic (ROC) Curve. Radiology 143, 1982.
   */
  private double auc(int label) {
    double[] values = logProbabilities.stream().mapToDouble(row -> row[label]).toArray();
    double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).rank(values);
    int[] members = IntStream.range(0, ranks.length).filter(i -> labels.get(i) == label).toArray();
    double sum = IntStream.of(members).mapToDouble(i -> ranks[i]).sum();
    double ahead = sum - members.length * (members.length + 1L) / 2.0;
    return ahead / (members.length * (double) (ranks.length - members.length));
  }

  private OptionalDouble logLoss() {
    return IntStream.range(0, labels.size())
        .mapToDouble(i -> -logProbabilities.get(i)[labels.get(i)])
        .average();
  }
}
