package org.evosearch.experiment.learning;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.evosearch.predictor.RidgeRegression;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Ridge regressions on the rows that a predictor was trained on. Targets are the accuracies, or
 * their ranks, which a few very bad networks do not dominate; inputs are the one-hot encoding, or,
 * if it has few columns, also the products of each two of them.
 *
 * @param known gives the encoding
 * @param learned rows, at least one
 */
record LinearBaselines(KnownRows known, List<KnownRows.Row> learned) {

  private static final double PENALTY = 1;
  private static final int MAX_COLUMNS = 64;

  /** The predictions of each model, by its name. */
  Map<String, ToDoubleFunction<KnownRows.Row>> all() {
    Map<String, ToDoubleFunction<KnownRows.Row>> all = new LinkedHashMap<>();
    add(all, "ridge on one-hot", this::oneHot);
    if (oneHot(learned.get(0)).length <= MAX_COLUMNS) {
      add(all, "ridge on pairs", row -> withPairs(oneHot(row)));
    }
    return all;
  }

  private void add(
      Map<String, ToDoubleFunction<KnownRows.Row>> all,
      String name,
      Function<KnownRows.Row, double[]> encoding) {
    double[] accuracies = learned.stream().mapToDouble(KnownRows.Row::accuracy).toArray();
    all.put(name, fitted(encoding, accuracies));
    all.put(name + ", ranks", fitted(encoding, ranks(accuracies)));
  }

  private ToDoubleFunction<KnownRows.Row> fitted(
      Function<KnownRows.Row, double[]> encoding, double[] targets) {
    RidgeRegression model =
        new RidgeRegression(learned.stream().map(encoding).toList(), targets, PENALTY);
    return row -> model.predicted(encoding.apply(row));
  }

  private static double[] ranks(double[] values) {
    return new NaturalRanking(TiesStrategy.AVERAGE).rank(values);
  }

  private double[] oneHot(KnownRows.Row row) {
    return known.space().matrixEncoding().encode(row.genotype());
  }

  /** Columns, followed by the products of each two. */
  static double[] withPairs(double[] columns) {
    int n = columns.length;
    double[] all = Arrays.copyOf(columns, n + n * (n - 1) / 2);
    int next = n;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        all[next++] = columns[i] * columns[j];
      }
    }
    return all;
  }
}
