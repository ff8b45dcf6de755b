package org.evosearch.cmaes;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The stop conditions of a run.
 *
 * <p>N. Hansen: The CMA Evolution Strategy: A Tutorial, appendix B.3; FlatFitness after pycma.
 */
final class StopTests {

  private static final double MAX_CONDITION = 1e14;
  private static final double MAX_GROWTH = 1e4;

  private final CmaEs cma;
  private final StopLimits limits;
  private final ProgressRecord progress;
  private final int n;
  private final Map<StopCondition, BooleanSupplier> tests = new EnumMap<>(StopCondition.class);

  StopTests(CmaEs cma, StopLimits limits) {
    this.cma = cma;
    this.limits = limits;
    this.progress = cma.progress();
    this.n = cma.constants().dimension();
    tests.put(StopCondition.FTARGET, () -> progress.bestEver() <= limits.target());
    tests.put(StopCondition.MAX_ITER, this::tooManyGenerations);
    tests.put(StopCondition.MAX_FEVALS, this::tooManyEvaluations);
    tests.put(StopCondition.NO_EFFECT_AXIS, this::axisWithoutEffect);
    tests.put(StopCondition.NO_EFFECT_COORD, () -> any(this::coordinateWithoutEffect));
    tests.put(StopCondition.CONDITION_COV, () -> cma.covariance().condition() > MAX_CONDITION);
    tests.put(StopCondition.EQUAL_FUN_VALUES, () -> recentRangeIsAtMost(0));
    tests.put(StopCondition.TOL_FUN, this::valuesAreAlike);
    tests.put(StopCondition.TOL_X, () -> !any(this::moves));
    tests.put(StopCondition.TOL_X_UP, this::stepExploded);
    tests.put(StopCondition.STAGNATION, progress::stagnates);
    tests.put(StopCondition.FLAT_FITNESS, () -> progress.flatGenerations() > 1);
  }

  Optional<StopCondition> first() {
    return progress.generations() == 0
        ? Optional.empty()
        : tests.entrySet().stream()
            .filter(test -> test.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private boolean any(IntPredicate coordinate) {
    return IntStream.range(0, n).anyMatch(coordinate);
  }

  private boolean tooManyGenerations() {
    return progress.generations() >= limits.maxGenerations(cma.constants());
  }

  private boolean tooManyEvaluations() {
    return (long) progress.generations() * cma.constants().lambda() >= limits.maxEvaluations();
  }

  private boolean axisWithoutEffect() {
    int axis = progress.generations() % n;
    return !any(
        i -> {
          double moved = cma.mean(i) + 0.1 * cma.sigma() * cma.covariance().scaledAxis(axis, i);
          return moved != cma.mean(i);
        });
  }

  private boolean coordinateWithoutEffect(int i) {
    return cma.mean(i) + 0.2 * cma.deviation(i) == cma.mean(i);
  }

  private boolean recentRangeIsAtMost(double range) {
    return progress.knowsRecent() && progress.recentRange() <= range;
  }

  private boolean valuesAreAlike() {
    return progress.range() < limits.tolFun() && recentRangeIsAtMost(limits.tolFun());
  }

  private boolean moves(int i) {
    double tolerance = limits.tolX() * progress.firstSigma();
    return cma.deviation(i) >= tolerance || cma.sigma() * Math.abs(cma.path(i)) >= tolerance;
  }

  private boolean stepExploded() {
    return cma.sigma() * cma.covariance().longest() > MAX_GROWTH * progress.firstSigma();
  }
}
