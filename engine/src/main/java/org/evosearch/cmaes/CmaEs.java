package org.evosearch.cmaes;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The covariance matrix adaptation evolution strategy with active (negative) weights. It minimizes.
 *
 * <p>{@link #ask} changes nothing; {@link #tell} updates the strategy in the order of the tutorial:
 * sort, move the mean, adapt the paths, the covariance, the step size.
 *
 * <p>N. Hansen: The CMA Evolution Strategy: A Tutorial. arXiv:1604.00772. G. A. Jastrebski, D. V.
 * Arnold: Improving Evolution Strategies through Active Covariance Matrix Adaptation. CEC 2006.
 * Deviations: the step size grows at most by the factor e in a generation, as in pycma; ties are
 * broken at random, since ranking them by index would move the mean on a plateau.
 */
public final class CmaEs {

  private final int n;
  private final CmaConstants constants;
  private final Covariance covariance;
  private final double[] mean;
  private final double[] margin;
  private final double[] sigmaPath;
  private final double[] path;
  private final ProgressRecord progress;
  private double sigma;

  /**
   * Creates the strategy before its first generation.
   *
   * @param start the initial mean
   * @param sigma the initial step size: about a third of the range in which the optimum is expected
   */
  public CmaEs(double[] start, double sigma, CmaSettings settings) {
    if (!(sigma > 0 && Double.isFinite(sigma))) {
      throw new IllegalArgumentException("Invalid sigma: " + sigma + " (above 0)");
    }
    this.n = start.length;
    this.constants = new CmaConstants(n, settings);
    this.covariance = new Covariance(n);
    this.mean = start.clone();
    this.margin = new double[n];
    Arrays.fill(margin, 1);
    this.sigmaPath = new double[n];
    this.path = new double[n];
    this.sigma = sigma;
    this.progress = new ProgressRecord(n, constants.lambda(), sigma);
  }

  /** Draws the points of the next generation. */
  public Samples ask(UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] z = new double[n * constants.lambda()];
    for (int i = 0; i < z.length; i++) {
      z[i] = normal.sample();
    }
    double[] lots = new double[constants.lambda()];
    for (int k = 0; k < lots.length; k++) {
      lots[k] = random.nextDouble();
    }
    double[] y = covariance.shaped(z);
    return new Samples(z, y, placed(y), lots);
  }

  private double[] placed(double[] y) {
    double[] x = new double[y.length];
    for (int k = 0; k < y.length; k += n) {
      for (int i = 0; i < n; i++) {
        x[k + i] = mean[i] + sigma * margin[i] * y[k + i];
      }
    }
    return x;
  }

  /**
   * Updates the strategy by the values of the points that were asked for last.
   *
   * @param samples the points
   * @param values smaller is better; NaN for a point that could not be evaluated, which counts as
   *     worse than every other one
   */
  public void tell(Samples samples, double[] values) {
    if (samples.size() != constants.lambda() || values.length != constants.lambda()) {
      throw new IllegalArgumentException(
          "Invalid generation: " + values.length + " values (exactly " + constants.lambda() + ")");
    }
    Ranking ranking = Ranking.of(values, samples);
    double[] step = new double[n];
    double[] whiteStep = new double[n];
    for (int rank = 0; rank < constants.mu(); rank++) {
      int from = ranking.index(rank) * n;
      double weight = constants.weight(rank);
      for (int i = 0; i < n; i++) {
        step[i] += weight * samples.y()[from + i];
        whiteStep[i] += weight * samples.z()[from + i];
      }
    }
    progress.add(ranking);
    moveMean(step);
    boolean steady = adaptPaths(step, whiteStep);
    adaptCovariance(samples, ranking, steady);
    adaptStepSize();
    if (progress.generations() % constants.axesGap() == 0) {
      covariance.decompose();
    }
  }

  private void moveMean(double[] step) {
    for (int i = 0; i < n; i++) {
      mean[i] += sigma * margin[i] * step[i];
    }
  }

  /** Eq. (43) and (45); returns whether the path of the step size is short enough (h_sigma). */
  private boolean adaptPaths(double[] step, double[] whiteStep) {
    double[] white = covariance.rotated(whiteStep);
    add(sigmaPath, constants.cSigma(), white);
    double memory = 1 - StrictMath.pow(1 - constants.cSigma(), 2.0 * progress.generations());
    double length = norm(sigmaPath) / Math.sqrt(memory);
    boolean steady = length < (1.4 + 2 / (n + 1.0)) * constants.chiN();
    add(path, constants.cC(), steady ? step : new double[n]);
    return steady;
  }

  /**
   * Decays a path by a rate, and adds a step scaled so that the variance of the path stays the
   * same.
   */
  private void add(double[] fading, double rate, double[] step) {
    double gain = Math.sqrt(rate * (2 - rate) * constants.muEffective());
    for (int i = 0; i < n; i++) {
      fading[i] = (1 - rate) * fading[i] + gain * step[i];
    }
  }

  /** Eq. (46) and (47): rank-one update from the path, rank-mu update from all points. */
  private void adaptCovariance(Samples samples, Ranking ranking, boolean steady) {
    int lambda = constants.lambda();
    double[] vectors = Arrays.copyOf(samples.y(), (lambda + 1) * n);
    System.arraycopy(path, 0, vectors, lambda * n, n);
    double[] weighted = new double[vectors.length];
    for (int rank = 0; rank < lambda; rank++) {
      int index = ranking.index(rank);
      scale(vectors, index, constants.cMu() * weight(rank, index, samples), weighted);
    }
    scale(vectors, lambda, constants.c1(), weighted);
    double lost = steady ? 0 : constants.c1() * constants.cC() * (2 - constants.cC());
    double decay = 1 + lost - constants.c1() - constants.cMu() * constants.weightSum();
    covariance.update(decay, weighted, vectors);
  }

  private double weight(int rank, int index, Samples samples) {
    double weight = constants.weight(rank);
    return weight >= 0 ? weight : weight * n / Math.max(samples.squaredLength(index), 1e-12);
  }

  private void scale(double[] vectors, int index, double factor, double[] scaled) {
    for (int i = index * n; i < (index + 1) * n; i++) {
      scaled[i] = factor * vectors[i];
    }
  }

  /** Eq. (44). */
  private void adaptStepSize() {
    double growth = norm(sigmaPath) / constants.chiN() - 1;
    sigma *= StrictMath.exp(Math.min(1, constants.cSigma() / constants.dSigma() * growth));
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
  }

  /** The first stop condition that holds, if any. */
  public Optional<StopCondition> stop(StopLimits limits) {
    return new StopTests(this, limits).first();
  }

  /** Returns a copy of the mean. */
  public double[] mean() {
    return mean.clone();
  }

  /** A coordinate of the mean. */
  public double mean(int i) {
    return mean[i];
  }

  /** The step size. */
  public double sigma() {
    return sigma;
  }

  /** The standard deviation with which a coordinate is drawn. */
  public double deviation(int i) {
    return sigma * margin[i] * covariance.deviation(i);
  }

  /** The standard deviation with which the difference of two coordinates is drawn. */
  public double deviation(int i, int j) {
    double variance =
        margin[i] * margin[i] * covariance.at(i, i)
            + margin[j] * margin[j] * covariance.at(j, j)
            - 2 * margin[i] * margin[j] * covariance.at(i, j);
    return sigma * Math.sqrt(Math.max(0, variance));
  }

  /** A coordinate of the evolution path of the covariance. */
  public double path(int i) {
    return path[i];
  }

  /** Moves a coordinate of the mean without a trace in the evolution paths. */
  public void move(int i, double to) {
    mean[i] = to;
  }

  /** Stretches the samples along a coordinate without a change of the covariance. */
  public void stretch(int i, double factor) {
    margin[i] *= factor;
  }

  /** The constants in use. */
  public CmaConstants constants() {
    return constants;
  }

  Covariance covariance() {
    return covariance;
  }

  ProgressRecord progress() {
    return progress;
  }
}
