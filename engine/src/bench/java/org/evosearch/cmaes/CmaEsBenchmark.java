package org.evosearch.cmaes;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one ask and tell on the sphere, whose values are counted in: docs/benchmarks.md. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class CmaEsBenchmark {

  /** Dimensions and points. */
  @Param({"100x50", "1000x200"})
  public String size = "100x50";

  private CmaEs cma = new CmaEs(new double[1], 1, CmaSettings.DEFAULT);
  private int generation;

  /** Starts anew. */
  @Setup
  public void start() {
    String[] parts = size.split("x", 2);
    double[] mean = new double[Integer.parseInt(parts[0])];
    Arrays.fill(mean, 1);
    cma = new CmaEs(mean, 0.5, CmaSettings.DEFAULT.withLambda(Integer.parseInt(parts[1])));
  }

  /** One generation. */
  @Benchmark
  public void askAndTell() {
    Samples samples = cma.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, generation++, 0));
    cma.tell(samples, Minimization.values(samples, Landscape::sumOfSquares));
  }
}
