package org.evosearch.dataset.table;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.evosearch.dataset.Targets;

/** Prepared rows and their targets. Immutable, so that subsets can share their values. */
public final class TableRows {

  /** Of each row its F inputs. */
  private final float[][] inputs;

  /** Of each row its T targets; a class is one number. */
  private final double[][] targets;

  /**
   * Takes the arrays without copying them; callers must not use them any more.
   *
   * @param inputs of each row its F inputs
   * @param targets of each row its targets; a class is one number
   */
  public TableRows(float[][] inputs, double[][] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /** Number of rows. */
  public int count() {
    return inputs.length;
  }

  /** F inputs of a row; the array itself, not a copy. */
  float[] inputs(int row) {
    return inputs[row];
  }

  /** The class of a row. */
  int label(int row) {
    return (int) targets[row][0];
  }

  /** The classes of all rows. */
  public int[] labels() {
    return IntStream.range(0, targets.length).map(this::label).toArray();
  }

  /** All inputs of some rows, (rows, F), one after the other. */
  float[] inputs(int[] rows, int width) {
    float[] all = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(inputs[rows[i]], 0, all, i * width, width);
    }
    return all;
  }

  /** The standardized numbers of some rows, (rows, T), one after the other. */
  float[] standardized(int[] rows, Targets.Numbers numbers) {
    int width = numbers.outputs();
    float[] all = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers.standardized(i % width, targets[rows[i / width]][i % width]);
    }
    return all;
  }

  /** These rows and then others. */
  public TableRows with(TableRows others) {
    float[][] allInputs = Arrays.copyOf(inputs, inputs.length + others.inputs.length);
    System.arraycopy(others.inputs, 0, allInputs, inputs.length, others.inputs.length);
    double[][] allTargets = Arrays.copyOf(targets, targets.length + others.targets.length);
    System.arraycopy(others.targets, 0, allTargets, targets.length, others.targets.length);
    return new TableRows(allInputs, allTargets);
  }

  /** No rows. */
  public static TableRows none() {
    return new TableRows(new float[0][], new double[0][]);
  }
}
