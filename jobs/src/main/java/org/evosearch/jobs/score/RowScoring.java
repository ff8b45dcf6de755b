package org.evosearch.jobs.score;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.evosearch.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/** The input of a network from a row, and the values that it adds to the row. */
interface RowScoring extends Serializable {

  /**
   * The input of the network.
   *
   * @throws org.evosearch.dataset.DataException if the row has none; the reason alone, one line
   */
  float[] input(Row row, Scorer scorer);

  /**
   * The values of the columns that are added, all but the last one, which has the reason.
   *
   * @param output of the network; null if the row had no input
   */
  @Nullable Object[] values(double @Nullable [] output, Scorer scorer);

  /** The class, its name and all probabilities. */
  static @Nullable Object[] ofClasses(double @Nullable [] probabilities, Scorer scorer) {
    if (probabilities == null) {
      return new @Nullable Object[3];
    }
    int best = 0;
    Float[] list = new Float[probabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
      list[i] = (float) probabilities[i];
    }
    return new Object[] {(double) best, scorer.facts().className(best), list};
  }
}
