package org.evosearch.strategy.supernet;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.cmaes.CmaEs;
import org.evosearch.cmaes.CmaSettings;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.trial.SharedStage;

/**
 * EG-NAS: weights follow their gradients; in each epoch after the warm-up several runs of CMA-ES
 * start around alpha, and alpha makes a step in the direction of the best point that they find.
 *
 * <p>Zicheng Cai, Lei Chen, Peng Liu, Tongtao Ling, Yutao Lai: EG-NAS: Neural Architecture Search
 * with Fast Evolutionary Exploration. AAAI 2024, algorithm 1 and equations 6 to 9. The paper leaves
 * open how many generations a run has, its initial step size and the noise around alpha.
 *
 * @param mixtures of the supernet
 * @param settings of the search
 * @param streams of the run
 */
record EgNas(EdgeMixtures mixtures, EgNasSettings settings, RandomStreams streams) {

  Phase start() {
    return train(Point.nearZero(mixtures, streams));
  }

  Phase train(Point point) {
    return new WeightPhase(point, SharedStage.TRAIN, this::after);
  }

  private Phase after(Point point, Evaluation<SupernetStep> training) {
    if (point.epoch() == settings.epochs()) {
      return new DerivedPhase(point, List.of(point.logits()));
    }
    return point.epoch() < settings.warmUp()
        ? train(point)
        : new EvolutionPhase(this, point, training.objectives().get(0), runs(point), 0);
  }

  Encoding encoding() {
    return new Encoding(mixtures, settings.form());
  }

  private List<DirectionRun> runs(Point point) {
    return IntStream.range(0, settings.runs().number()).mapToObj(run -> run(point, run)).toList();
  }

  private DirectionRun run(Point point, int run) {
    Encoding encoding = encoding();
    double[] mean = encoding.point(point.logits());
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(
            random(point, settings.runs().number() + encoding.stream(run)));
    for (int i = 0; i < mean.length; i++) {
      mean[i] += settings.runs().noise() * normal.sample();
    }
    double sigma = encoding.sigma(point.epoch() - settings.warmUp());
    CmaSettings cma = CmaSettings.DEFAULT.withLambda(settings.runs().lambda());
    return new DirectionRun(new CmaEs(mean, sigma, cma), encoding);
  }

  /**
   * A stream of a generation; indices of the runs' points come first, then those of their first
   * means.
   */
  UniformRandomProvider random(Point point, int index) {
    return streams.stream(Purpose.PROPOSAL, point.generation(), index);
  }

  /** Equation 8: alpha makes a step, then the weights are trained. */
  Phase moved(Point point, List<Double> finalist) {
    List<Double> direction = encoding().direction(finalist);
    return train(
        point.at(
            IntStream.range(0, direction.size())
                .mapToObj(i -> point.logits().get(i) + settings.step() * direction.get(i))
                .toList()));
  }

  /** Equations 6 and 7: the fitness of a candidate, NaN if it failed. */
  double fitness(Point point, double accuracy, Evaluation<SupernetStep> candidate) {
    if (candidate.objectives().isEmpty()) {
      return Double.NaN;
    }
    Encoding encoding = encoding();
    double similarity =
        new Similarity(mixtures)
            .of(
                encoding.compared(point.logits()),
                encoding.compared(candidate.genotype().logits()));
    return settings
        .fitness()
        .of(-candidate.objectives().get(1), similarity, candidate.objectives().get(0) < accuracy);
  }
}
