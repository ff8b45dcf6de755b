package org.evosearch.cmaes;

import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * IPOP restarts: whenever a run stops, another one starts elsewhere with twice as many points, up
 * to a maximum.
 *
 * <p>A. Auger, N. Hansen: A Restart CMA Evolution Strategy with Increasing Population Size. CEC
 * 2005.
 */
public final class Ipop {

  private final IntFunction<double[]> starts;
  private final double sigma;
  private final StopLimits limits;
  private final int mostPoints;
  private CmaSettings settings;
  private CmaEs run;
  private int restarts;

  /**
   * Starts the first run.
   *
   * @param starts initial mean by number of the run, from 0; a pure function
   * @param sigma the initial step size of each run
   * @param settings of the first run
   * @param limits when a run stops; a target or a limit on all evaluations is the caller's
   *     responsibility
   * @param doublings number of restarts after which the number of points no longer doubles
   */
  public Ipop(
      IntFunction<double[]> starts,
      double sigma,
      CmaSettings settings,
      StopLimits limits,
      int doublings) {
    this.starts = starts;
    this.sigma = sigma;
    this.limits = limits;
    this.settings = settings;
    this.run = new CmaEs(starts.apply(0), sigma, settings);
    this.mostPoints = run.constants().lambda() << doublings;
  }

  /** Draws the points of the next generation. */
  public Samples ask(UniformRandomProvider random) {
    return run.ask(random);
  }

  /**
   * Updates the run by the values of the points that were asked for last, and restarts if it stops.
   *
   * @return why it stopped, if it did
   */
  public Optional<StopCondition> tell(Samples samples, double[] values) {
    run.tell(samples, values);
    Optional<StopCondition> stop = run.stop(limits);
    if (stop.isPresent()) {
      restart();
    }
    return stop;
  }

  /** Ends the run and starts the next one. */
  public void restart() {
    restarts++;
    settings = settings.withLambda(Math.min(mostPoints, 2 * run.constants().lambda()));
    run = new CmaEs(starts.apply(restarts), sigma, settings);
  }

  /** The current run. */
  public CmaEs run() {
    return run;
  }

  /** Number of runs that have ended. */
  public int restarts() {
    return restarts;
  }
}
