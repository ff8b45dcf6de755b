package org.evosearch.strategy.ednag;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler.NormalizedGaussian;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.MatrixEncoding;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Rollout;
import org.evosearch.trial.TrialId;

/** A search from noise to clean samples with given random streams. */
final class Denoising implements Rollout<Choices> {

  /** Indices of the streams of a step. */
  private static final int NOISE = 0;

  private static final int MUTATION = 1;
  private static final int SELECTION = 2;

  private final ChoiceSpace space;
  private final MatrixEncoding encoding;
  private final EdnagSettings settings;
  private final RandomStreams streams;

  private Optional<Population> population = Optional.empty();
  private Offspring offspring;

  /** The number of steps done; the start is step 0. */
  private int step;

  /**
   * Starts the search with its initial population.
   *
   * @param first genotypes of the first individuals
   */
  Denoising(ChoiceSpace space, EdnagSettings settings, List<Choices> first, RandomStreams streams) {
    this.space = space;
    this.encoding = space.matrixEncoding();
    this.settings = settings;
    this.streams = streams;
    this.offspring = start(first);
    passOverBarren();
  }

  @Override
  public List<Proposal<Choices>> proposals() {
    return offspring.proposals();
  }

  @Override
  public void tell(List<Evaluation<Choices>> evaluations) {
    advance(evaluations);
    passOverBarren();
  }

  private void passOverBarren() {
    while (step < settings.schedule().steps() && offspring.isBarren()) {
      advance(List.of());
    }
  }

  private void advance(List<Evaluation<Choices>> evaluations) {
    Population tried = offspring.tried(evaluations);
    Population selected = population.map(before -> selected(before.joined(tried))).orElse(tried);
    population = Optional.of(selected);
    step++;
    offspring = step < settings.schedule().steps() ? denoised(selected) : Offspring.NONE;
  }

  private UniformRandomProvider stream(int index) {
    return streams.stream(Purpose.PROPOSAL, step, index);
  }

  private Population selected(Population rivals) {
    double[] fitness = settings.guidance().fitness(rivals);
    return rivals.chosen(settings.survival().survivors(rivals, fitness, stream(SELECTION)));
  }

  /** The given genotypes, then sampled ones up to their share, then noise. */
  private Offspring start(List<Choices> given) {
    UniformRandomProvider random = stream(NOISE);
    int size = settings.start().population();
    int drawn = Shares.places(settings.start().valid(), size);
    Stream<Choices> genotypes =
        Stream.concat(given.stream(), Stream.generate(() -> space.sample(random)))
            .limit(Math.max(given.size(), drawn));
    List<double[]> matrices =
        Stream.concat(genotypes.map(encoding::encode), noise(random)).limit(size).toList();
    return offspring(
        Points.of(size, dimension(), matrices::get),
        (i, genotype) -> new Proposal<>(genotype, origin(i, given.size(), drawn), List.of()));
  }

  private int dimension() {
    return encoding.rows() * encoding.columns();
  }

  private Stream<double[]> noise(UniformRandomProvider random) {
    NormalizedGaussian normal = NormalizedGaussian.of(random);
    return Stream.generate(() -> normal.samples(dimension()).toArray());
  }

  private static String origin(int individual, int given, int drawn) {
    if (individual < given) {
      return "warm-start";
    }
    return individual < drawn ? "sample" : "noise";
  }

  /** The individuals of a population after the next step. */
  private Offspring denoised(Population before) {
    DdimStep ddim = settings.schedule().step(settings.schedule().steps() - step);
    double[] densities = settings.guidance().densities(before);
    CleanEstimate estimate = new CleanEstimate(before.points(), densities, ddim.alpha());
    return offspring(
        children(before.points(), estimate, ddim),
        (i, genotype) ->
            new Proposal<>(genotype, "denoising", parents(before, i, estimate.heaviest(i))));
  }

  private Points children(Points before, CleanEstimate estimate, DdimStep ddim) {
    NormalizedGaussian normal = NormalizedGaussian.of(stream(NOISE));
    UniformRandomProvider lots = stream(MUTATION);
    PolynomialMutation mutation = mutation();
    return Points.of(
        before.size(),
        before.dimension(),
        i -> {
          double[] denoised = ddim.denoised(before.point(i), estimate.clean(i), normal);
          return MinMax.symmetric(mutation.mutated(MinMax.symmetric(denoised), lots));
        });
  }

  private PolynomialMutation mutation() {
    boolean last = step == settings.schedule().steps() - 1;
    return last ? settings.mutation().ofLastStep() : settings.mutation();
  }

  /**
   * The trials of the individual that was denoised and of the one with the largest weight, if any.
   */
  private static List<TrialId> parents(Population before, int denoised, int heaviest) {
    return Stream.of(denoised, heaviest)
        .flatMap(i -> before.evaluations().get(i).stream())
        .map(Evaluation::id)
        .distinct()
        .toList();
  }

  private Offspring offspring(
      Points points, BiFunction<Integer, Choices, Proposal<Choices>> proposal) {
    List<Optional<Proposal<Choices>>> decoded =
        IntStream.range(0, points.size())
            .mapToObj(
                i ->
                    encoding
                        .decode(points.point(i))
                        .filter(space::contains)
                        .map(genotype -> proposal.apply(i, genotype)))
            .toList();
    return new Offspring(points, decoded);
  }
}
