package org.evosearch.cmaes;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * Prints the processor time of ask and tell, which says more than {@link CmaEsBenchmark} on a
 * machine with other work, and how many decompositions of the covariance it contains. The arguments
 * are dimension, points, generations and the lag of the axes (0.1 in the tutorial, in pycma and by
 * default, 0.5 in purecma, {@link CmaSettings#axesLag()}). About the first quarter of the
 * generations is not counted; what is counted are whole rounds from one decomposition to the next.
 */
final class CmaEsProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CmaEsProcessorTime() {}

  public static void main(String[] args) {
    double[] mean = new double[Integer.parseInt(args[0])];
    Arrays.fill(mean, 1);
    CmaSettings settings =
        CmaSettings.DEFAULT
            .withLambda(Integer.parseInt(args[1]))
            .withAxesLag(args.length > 3 ? Double.parseDouble(args[3]) : 0.1);
    double[] taken = taken(new CmaEs(mean, 0.5, settings), Integer.parseInt(args[2]));
    int gap = new CmaConstants(mean.length, settings).axesGap();
    int rounds = Math.max(1, taken.length * 3 / 4 / gap);
    double[] counted = Arrays.copyOfRange(taken, taken.length - rounds * gap, taken.length);
    System.out.printf(
        "EvoSearch n=%s lambda=%s: mean %.2f ms of processor time,"
            + " %d decompositions in %d generations%n",
        args[0], args[1], Arrays.stream(counted).average().orElseThrow(), rounds, rounds * gap);
  }

  /** Milliseconds of each generation. */
  private static double[] taken(CmaEs cma, int generations) {
    double[] taken = new double[generations];
    for (int generation = 0; generation < taken.length; generation++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      Samples samples = cma.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, generation, 0));
      long asked = THREADS.getCurrentThreadCpuTime();
      double[] values = Minimization.values(samples, Landscape.SPHERE::valueOf);
      long valued = THREADS.getCurrentThreadCpuTime();
      cma.tell(samples, values);
      taken[generation] = (asked - begin + THREADS.getCurrentThreadCpuTime() - valued) / 1e6;
    }
    return taken;
  }
}
