package org.evosearch.cmaes;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * One run of the strategy on a function.
 *
 * @param evaluations until the run ended
 * @param best value seen
 * @param stop why it ended
 */
record Minimization(long evaluations, double best, StopCondition stop) {

  /** Runs until 1e-10 is reached. */
  static Minimization of(Landscape landscape, int n, CmaSettings settings, long seed) {
    CmaEs cma = start(landscape, n, settings);
    StopLimits limits = StopLimits.DEFAULT.withTarget(1e-10).withMaxEvaluations(10_000_000);
    return run(cma, landscape::valueOf, limits, seed);
  }

  static CmaEs start(Landscape landscape, int n, CmaSettings settings) {
    double[] mean = new double[n];
    Arrays.fill(mean, landscape.start());
    return new CmaEs(mean, landscape.firstSigma(), settings);
  }

  static Minimization run(
      CmaEs cma, ToDoubleFunction<double[]> function, StopLimits limits, long seed) {
    RandomStreams streams = new RandomStreams(seed);
    long evaluations = 0;
    double best = Double.POSITIVE_INFINITY;
    Optional<StopCondition> stop = Optional.empty();
    for (int generation = 0; stop.isEmpty(); generation++) {
      Samples samples = cma.ask(streams.stream(Purpose.PROPOSAL, generation, 0));
      double[] values = values(samples, function);
      cma.tell(samples, values);
      evaluations += values.length;
      best = Math.min(best, Arrays.stream(values).min().orElseThrow());
      stop = cma.stop(limits);
    }
    return new Minimization(evaluations, best, stop.get());
  }

  static double[] values(Samples samples, ToDoubleFunction<double[]> function) {
    double[] values = new double[samples.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = function.applyAsDouble(samples.point(k));
    }
    return values;
  }

  boolean reached() {
    return stop == StopCondition.FTARGET;
  }

  /** The median number of evaluations over seeds; a run that fails counts as endless. */
  static double medianEvaluations(Landscape landscape, int n, CmaSettings settings, int seeds) {
    double[] sorted = new double[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      Minimization run = of(landscape, n, settings, seed);
      sorted[seed] = run.reached() ? run.evaluations() : Double.POSITIVE_INFINITY;
    }
    Arrays.sort(sorted);
    return sorted[seeds / 2];
  }
}
