package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.List;

/**
 * A Gaussian process with mean 0 over all members, conditioned on some of them. Immutable; a
 * process shares its rows with those that extend it.
 *
 * <p>Carl Rasmussen and Christopher Williams: Gaussian Processes for Machine Learning, 2006,
 * algorithm 2.1. With K = L L<sup>T</sup> it holds L<sup>-1</sup> k for each member, a row for each
 * measured one: another measurement adds a row, in time proportional to the number of measured
 * members times that of all members, and updates the variance of all members.
 */
final class MemberPosterior {

  private final MemberKernel kernel;
  private final double noise;
  private final List<Integer> measured;
  private final CholeskyFactor factor;
  private final List<float[]> rows;
  private final double[] variances;

  private MemberPosterior(
      MemberKernel kernel,
      double noise,
      List<Integer> measured,
      CholeskyFactor factor,
      List<float[]> rows,
      double[] variances) {
    this.kernel = kernel;
    this.noise = noise;
    this.measured = measured;
    this.factor = factor;
    this.rows = rows;
    this.variances = variances;
  }

  /** The prior: a process conditioned on no members. */
  static MemberPosterior prior(MemberKernel kernel, double noise) {
    return new MemberPosterior(
        kernel, noise, List.of(), CholeskyFactor.empty(), List.of(), kernel.variances());
  }

  /** This process conditioned on another member. */
  MemberPosterior plus(int member) {
    float[] row = kernel.covariances(member);
    double[] known = measured.stream().mapToDouble(one -> row[one]).toArray();
    CholeskyFactor grown = factor.plus(known, kernel.variance(member) + noise);
    double[] own = grown.row(measured.size());
    for (int i = 0; i < rows.size(); i++) {
      subtract((float) own[i], rows.get(i), row);
    }
    double[] left = variances.clone();
    float pivot = (float) (1 / own[own.length - 1]);
    for (int i = 0; i < row.length; i++) {
      row[i] *= pivot;
      left[i] -= row[i] * row[i];
    }
    return new MemberPosterior(kernel, noise, and(measured, member), grown, and(rows, row), left);
  }

  private static void subtract(float factor, float[] one, float[] from) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * one[i];
    }
  }

  private static <T> List<T> and(List<T> some, T another) {
    List<T> all = new ArrayList<>(some);
    all.add(another);
    return all;
  }

  /** Number of members that it is conditioned on. */
  int size() {
    return measured.size();
  }

  /**
   * The posterior mean of each member.
   *
   * @param targets of the first members that it is conditioned on; the others count as observed at
   *     their posterior mean
   */
  float[] means(double[] targets) {
    double[] weights = factor.first(targets.length).forward(targets);
    float[] means = new float[variances.length];
    for (int i = 0; i < weights.length; i++) {
      subtract((float) -weights[i], rows.get(i), means);
    }
    return means;
  }

  /** The posterior variance of a member. */
  double variance(int member) {
    return Math.max(0, variances[member]);
  }
}
