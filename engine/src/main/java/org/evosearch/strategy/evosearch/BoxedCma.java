package org.evosearch.strategy.evosearch;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.cmaes.Box;
import org.evosearch.cmaes.CmaEs;
import org.evosearch.cmaes.CmaSettings;
import org.evosearch.cmaes.Samples;
import org.evosearch.genotype.Reals;

/**
 * CMA-ES on real genes in [0, 1]. It is not elitist and never stops by itself, because its
 * objective changes with the trees.
 */
final class BoxedCma {

  private final CmaEs cma;
  private final Box box;
  private Optional<Samples> drawn = Optional.empty();

  BoxedCma(Reals start, double sigma, int lambda) {
    this.box = Box.unit(start.size());
    this.cma = new CmaEs(start.toArray(), sigma, CmaSettings.DEFAULT.withLambda(lambda));
  }

  /** The mean of the distribution. */
  Reals mean() {
    return genes(cma.mean());
  }

  /**
   * The genes of the next generation; the same until it is told.
   *
   * @param random called only for the first call of a generation
   */
  List<Reals> genes(Supplier<UniformRandomProvider> random) {
    Samples samples = drawn.orElseGet(() -> cma.ask(random.get()));
    drawn = Optional.of(samples);
    return IntStream.range(0, samples.size()).mapToObj(k -> genes(samples.point(k))).toList();
  }

  private Reals genes(double[] x) {
    return Reals.of(box.clipped(x));
  }

  /**
   * Updates the distribution with the values of the last genes.
   *
   * @param losses smaller is better; NaN for failures
   */
  void tell(double[] losses) {
    Samples samples = drawn.orElseThrow();
    cma.tell(samples, box.penalized(samples, losses, cma));
    drawn = Optional.empty();
  }
}
