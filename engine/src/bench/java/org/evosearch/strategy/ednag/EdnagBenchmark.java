package org.evosearch.strategy.ednag;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one whole search of the cells of NAS-Bench-201, 99 steps of 30 individuals, whose fitness
 * is looked up: docs/benchmarks.md.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class EdnagBenchmark {

  private final ChoiceSpace space =
      new NasBench201Space(NasBench201Settings.PUBLISHED, TensorShape.image(3, 32, 32), 10);
  private final SyntheticCells cells = new SyntheticCells(1);
  private long seed;

  /** One search, each with another seed. */
  @Benchmark
  public double search() {
    EdnagSearch strategy = new EdnagSearch(space, EdnagSettings.DEFAULT);
    return Trace.of(strategy, seed++, g -> OptionalDouble.of(cells.accuracy(g))).best();
  }
}
