package org.evosearch.cmaes;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * Prints the processor time of ask and tell, which says more than {@link CmaEsBenchmark} on a
 * machine with other work. The arguments are dimension, points and generations, of which the first
 * quarter is not counted.
 */
final class CmaEsProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CmaEsProcessorTime() {}

  public static void main(String[] args) {
    double[] mean = new double[Integer.parseInt(args[0])];
    Arrays.fill(mean, 1);
    CmaSettings settings = CmaSettings.DEFAULT.withLambda(Integer.parseInt(args[1]));
    CmaEs cma = new CmaEs(mean, 0.5, settings);
    double[] taken = new double[Integer.parseInt(args[2])];
    for (int generation = 0; generation < taken.length; generation++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      Samples samples = cma.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, generation, 0));
      long asked = THREADS.getCurrentThreadCpuTime();
      double[] values = Minimization.values(samples, Landscape.SPHERE::valueOf);
      long valued = THREADS.getCurrentThreadCpuTime();
      cma.tell(samples, values);
      taken[generation] = (asked - begin + THREADS.getCurrentThreadCpuTime() - valued) / 1e6;
    }
    double[] late = Arrays.copyOfRange(taken, taken.length / 4, taken.length);
    System.out.printf(
        "EvoSearch n=%s lambda=%s: mean %.2f ms of processor time%n",
        args[0], args[1], Arrays.stream(late).average().orElseThrow());
  }
}
