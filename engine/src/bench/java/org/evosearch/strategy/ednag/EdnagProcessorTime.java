package org.evosearch.strategy.ednag;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;

/**
 * Prints the processor time of searches of the cells of NAS-Bench-201, looking fitness up counted
 * in, which says more than {@link EdnagBenchmark} on a machine with other work. The arguments are
 * individuals, steps and searches, of which the first quarter is not counted.
 */
final class EdnagProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private EdnagProcessorTime() {}

  public static void main(String[] args) {
    ChoiceSpace space =
        new NasBench201Space(NasBench201Settings.PUBLISHED, TensorShape.image(3, 32, 32), 10);
    SyntheticCells cells = new SyntheticCells(1);
    int steps = Integer.parseInt(args[1]);
    EdnagSettings settings =
        new EdnagSettings(
            new Start(Integer.parseInt(args[0]), 0),
            new NoiseSchedule(steps, 0.8),
            EdnagSettings.DEFAULT.guidance(),
            EdnagSettings.DEFAULT.mutation(),
            EdnagSettings.DEFAULT.survival());
    double[] taken = new double[Integer.parseInt(args[2])];
    for (int seed = 0; seed < taken.length; seed++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      Trace.of(new EdnagSearch(space, settings), seed, g -> OptionalDouble.of(cells.accuracy(g)));
      taken[seed] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
    }
    double[] late = Arrays.stream(taken, taken.length / 4, taken.length).sorted().toArray();
    double median = late[late.length / 2];
    System.out.printf(
        "EvoSearch %s individuals: %.1f ms of processor time for %d steps, %.2f ms each (median of"
            + " %d runs), %d MiB of heap at most%n",
        args[0], median, steps - 1, median / (steps - 1), late.length, peak() >> 20);
  }

  /** The largest use of each part of the heap, added. */
  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
