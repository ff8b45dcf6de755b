package org.evosearch.predictor;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A linear model with a penalty on its squared weights, but not on its intercept: the baseline that
 * every predictor must beat.
 *
 * <p>Arthur E. Hoerl, Robert W. Kennard: Ridge Regression: Biased Estimation for Nonorthogonal
 * Problems. Technometrics 12, 1970, equation 2.1.
 */
public final class RidgeRegression {

  private final RealVector means;
  private final RealVector weights;
  private final double level;

  /**
   * Fits the model.
   *
   * @param inputs rows of one length, at least one
   * @param targets one for each row
   * @param penalty of the squared weights, positive
   */
  public RidgeRegression(List<double[]> inputs, double[] targets, double penalty) {
    RealMatrix rows = new Array2DRowRealMatrix(inputs.toArray(double[][]::new));
    int columns = rows.getColumnDimension();
    means = rows.preMultiply(new ArrayRealVector(inputs.size(), 1.0 / inputs.size()));
    level = Arrays.stream(targets).average().orElseThrow();
    RealMatrix centered = centered(rows);
    RealMatrix gram = centered.transposeMultiply(centered);
    RealMatrix penalties = MatrixUtils.createRealIdentityMatrix(columns).scalarMultiply(penalty);
    RealVector wanted = new ArrayRealVector(targets).mapSubtract(level);
    weights =
        new CholeskyDecomposer(1e-10, 1e-14)
            .decompose(gram.add(penalties))
            .solve(centered.preMultiply(wanted));
  }

  private RealMatrix centered(RealMatrix rows) {
    RealMatrix centered = rows.copy();
    for (int row = 0; row < rows.getRowDimension(); row++) {
      centered.setRowVector(row, rows.getRowVector(row).subtract(means));
    }
    return centered;
  }

  /** The prediction for a row. */
  public double predicted(double[] input) {
    return new ArrayRealVector(input, false).subtract(means).dotProduct(weights) + level;
  }
}
