package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogDeterminantTest {

  private static double[][] diagonal(int size, double value) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = value;
    }
    return matrix;
  }

  /** By Sarrus: 27 - 3 - 12 = 12. */
  @Test
  void theSignIsLeftOut() {
    assertThat(LogDeterminant.of(new double[][] {{3, 2, 1}, {2, 3, 0}, {1, 0, 3}}))
        .isCloseTo(Math.log(12), within(1e-12));
    assertThat(LogDeterminant.of(new double[][] {{0, -2}, {3, 0}}))
        .isCloseTo(Math.log(6), within(1e-12));
  }

  @Test
  void aDeterminantMayBeLargerThanAnyNumber() {
    assertThat(LogDeterminant.of(diagonal(100, 1e6))).isCloseTo(600 * Math.log(10), within(1e-9));
  }

  @Test
  void aZeroPivotMakesItMinusInfinity() {
    assertThat(LogDeterminant.of(new double[][] {{0, 0}, {1, 2}}))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** Of fractions, whose differences rounding would leave a little off zero. */
  @Property
  void equalRowsMakeItMinusInfinity(
      @ForAll @Size(36) double[] values,
      @ForAll @IntRange(max = 4) int one,
      @ForAll @IntRange(max = 5) int other) {
    double[][] matrix = new double[6][];
    Arrays.setAll(matrix, row -> Arrays.copyOfRange(values, 6 * row, 6 * row + 6));
    matrix[one == other ? 5 : other] = matrix[one].clone();

    assertThat(LogDeterminant.of(matrix)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** Exchanging rows changes the sign alone; a factor of a row is one of the determinant. */
  @Property
  void rowsMayBeExchangedAndScaled(@ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
    double[][] exchanged = {{1, 0, 3}, {2, 3, 0}, {3 * factor, 2 * factor, factor}};

    assertThat(LogDeterminant.of(exchanged))
        .isCloseTo(Math.log(12) + Math.log(factor), within(1e-9));
  }
}
