package org.evosearch.strategy.ednag;

import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Replay;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StopReason;

/**
 * Evolutionary diffusion: a population of matrices starts as noise; each step estimates the clean
 * samples from the population and its fitness, denoises by DDIM, mutates, and selects among old and
 * new.
 *
 * <p>Bingye Zhou, Caiyang Yu, Chenwei Tang: Evolution Meets Diffusion: Efficient Neural
 * Architecture Generation. arXiv 2504.17827, 2025. Where paper and code differ, this follows the
 * code, with the deviations documented in the classes of this package and one more: the first
 * generation is the noise, each later one the individuals that a step has denoised. They are
 * evaluated before selection, so that reported fitness is measured, not estimated.
 *
 * <p>A matrix that decodes to no genotype of the space has no trial and fitness 0. A step without
 * individuals to evaluate is skipped. Individuals with equal networks are all proposed, which costs
 * nothing.
 */
public final class EdnagSearch implements SearchStrategy<Choices> {

  private final ChoiceSpace space;
  private final EdnagSettings settings;
  private final Replay<Choices> replay;
  private int told;

  /** Creates the strategy before its first generation. */
  public EdnagSearch(ChoiceSpace space, EdnagSettings settings) {
    this(space, settings, List.of());
  }

  private EdnagSearch(ChoiceSpace space, EdnagSettings settings, List<Choices> first) {
    this.space = space;
    this.settings = settings;
    this.replay = new Replay<>(streams -> new Denoising(space, settings, first, streams));
  }

  @Override
  public List<Proposal<Choices>> ask(int generation, RandomStreams streams) {
    return replay.ask(streams);
  }

  @Override
  public void tell(List<Evaluation<Choices>> evaluations) {
    replay.tell(evaluations);
    told++;
  }

  @Override
  public Optional<StopReason> stopReason() {
    int steps = settings.schedule().steps();
    return told < steps
        ? Optional.empty()
        : Optional.of(new StopReason("all " + (steps - 1) + " denoising steps done"));
  }

  /** 1: a step needs the fitness of the previous one. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** The given genotypes are the first individuals of the population, as matrices. */
  @Override
  public SearchStrategy<Choices> startingFrom(List<Choices> genotypes) {
    return new EdnagSearch(space, settings, List.copyOf(genotypes));
  }
}
