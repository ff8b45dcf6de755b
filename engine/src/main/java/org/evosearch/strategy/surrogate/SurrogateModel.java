package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * The posterior over the space after a given number of evaluations.
 *
 * <p>The parameters of the kernel are fitted at certain counts of evaluations only, each time from
 * the prior, so that they depend only on the evaluations. The last model is cached: a model that
 * has grown is equal, to the bit, to one that is built at once.
 */
final class SurrogateModel {

  private static final double GROWTH = 1.35;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 250;

  /**
   * Maximum number of evaluations that a new model begins with, half of them the latest, then the
   * best.
   */
  private static final int MOST_POINTS = 500;

  /** Maximum number of evaluations that parameters are fitted to. */
  private static final int FITTED_POINTS = 64;

  private static final int FIT_EVALUATIONS = 150;

  private final FeatureMap map;
  private final int firstFit;
  private final List<Evaluation<Choices>> evaluations = new ArrayList<>();
  private final List<Features> features = new ArrayList<>();
  private @Nullable Beginning beginning;

  /**
   * Creates a model without evaluations.
   *
   * @param firstFit number of evaluations before parameters are fitted for the first time
   */
  SurrogateModel(FeatureMap map, int firstFit) {
    this.map = map;
    this.firstFit = firstFit;
  }

  /**
   * A process of the given evaluations, to which others are added until the next fit.
   *
   * @param prospects cached values of genotypes
   */
  private record Beginning(
      int fittedAt, List<Integer> indices, GaussianProcess process, Prospects prospects) {

    Beginning plus(List<Features> further) {
      return new Beginning(fittedAt, indices, process.plus(further), prospects);
    }
  }

  /** Adds evaluations; fits nothing yet. */
  void tell(List<Evaluation<Choices>> further) {
    for (Evaluation<Choices> evaluation : further) {
      evaluations.add(evaluation);
      features.add(map.of(evaluation.genotype()));
    }
  }

  /**
   * The posterior after the first {@code count} evaluations, of which at least one was measured.
   */
  Belief after(int count) {
    int fittedAt = lastFit(count);
    Beginning known = beginning;
    if (known == null || known.fittedAt() != fittedAt) {
      known = begin(fittedAt);
    }
    int size = known.indices().size() + count - fittedAt;
    if (known.process().size() < size) {
      int next = fittedAt + known.process().size() - known.indices().size();
      known = known.plus(features.subList(next, count));
    }
    beginning = known;
    return new Belief(known.process().first(size), targets(known, count), known.prospects());
  }

  private double[] targets(Beginning known, int count) {
    double[] all = Targets.of(evaluations.subList(0, count));
    return Stream.concat(known.indices().stream(), IntStream.range(known.fittedAt(), count).boxed())
        .mapToDouble(i -> all[i])
        .toArray();
  }

  /** The largest count up to the given one at which parameters are fitted; 0 before the first. */
  private int lastFit(int count) {
    int last = 0;
    int next = firstFit;
    while (next <= count) {
      last = next;
      int longer = Math.max(next + SHORTEST, (int) (next * GROWTH));
      next = Math.min(next + LONGEST, longer);
    }
    return last;
  }

  private Beginning begin(int fittedAt) {
    KernelParameters parameters = parameters(fittedAt);
    List<Integer> indices = points(fittedAt);
    GaussianProcess process =
        new GaussianProcess(new AdditiveKernel(parameters, map.diameters()), parameters.noise());
    return new Beginning(
        fittedAt,
        indices,
        process.plus(indices.stream().map(features::get).toList()),
        new Prospects());
  }

  private KernelParameters parameters(int fittedAt) {
    if (evaluations.subList(0, fittedAt).stream().noneMatch(e -> e.fitness().isPresent())) {
      return KernelParameters.expected(map.views().size());
    }
    double[] targets = Targets.of(evaluations.subList(0, fittedAt));
    List<Integer> fitted = spread(fittedAt);
    MarginalLikelihood likelihood =
        new MarginalLikelihood(
            fitted.stream().map(features::get).toList(),
            fitted.stream().mapToDouble(i -> targets[i]).toArray(),
            map.diameters());
    return ParameterFit.of(likelihood, map.views().size(), FIT_EVALUATIONS);
  }

  /** Indices to fit parameters to: half of them the best, the others spread over all ranks. */
  private List<Integer> spread(int count) {
    List<Integer> ranked = ranked(count);
    int best = Math.min(count, FITTED_POINTS / 2);
    List<Integer> others = ranked.subList(best, count);
    int further = Math.min(others.size(), FITTED_POINTS - best);
    return Stream.concat(
            ranked.subList(0, best).stream(),
            IntStream.range(0, further).mapToObj(i -> others.get(i * others.size() / further)))
        .sorted()
        .toList();
  }

  private List<Integer> points(int count) {
    int latest = Math.min(count, MOST_POINTS / 2);
    return Stream.concat(IntStream.range(count - latest, count).boxed(), ranked(count).stream())
        .distinct()
        .limit(MOST_POINTS)
        .sorted()
        .toList();
  }

  private List<Integer> ranked(int count) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparing(evaluations::get, Evaluation.BEST_FIRST))
        .toList();
  }
}
