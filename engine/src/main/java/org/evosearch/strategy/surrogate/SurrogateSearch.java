package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;

/**
 * Fits a Gaussian process over the encoding and proposes the genotypes that it ranks first.
 *
 * <p>It begins with a few trials: the favorite of the {@link Ranker} by metrics that are known
 * beforehand, if it has one, and random ones. Known networks are never proposed again.
 *
 * <p>With several generations in flight, it computes again the proposals of those that have not
 * been told yet.
 */
public final class SurrogateSearch implements SearchStrategy<Choices> {

  private final ChoiceSpace space;
  private final int population;
  private final int initial;
  private final Ranker ranker;
  private final NoveltyFilter<Choices> networks;
  private final List<Evaluation<Choices>> evaluations = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  /**
   * Creates the strategy before its first generation.
   *
   * @param population proposals in a generation, at least 1
   * @param initial trials before the model chooses, at least 1
   */
  SurrogateSearch(ChoiceSpace space, int population, int initial, Ranker ranker) {
    this.space = space;
    this.population = population;
    this.initial = initial;
    this.ranker = ranker;
    this.networks = new NoveltyFilter<>(space);
  }

  @Override
  public List<Proposal<Choices>> ask(int generation, RandomStreams streams) {
    int told = ends.size();
    int ahead = generation - told;
    List<List<Proposal<Choices>>> flying = new ArrayList<>();
    for (int flight = told; flight < generation; flight++) {
      flying.add(proposals(flight, Math.max(0, flight - ahead), flying, streams));
    }
    return proposals(generation, told, flying, streams);
  }

  /**
   * The proposals of a generation.
   *
   * @param known number of generations that had been told when it was asked for
   * @param flying the proposals of those before it that have not been told yet
   */
  private List<Proposal<Choices>> proposals(
      int generation, int known, List<List<Proposal<Choices>>> flying, RandomStreams streams) {
    int count = known == 0 ? 0 : ends.get(known - 1);
    List<Choices> pending = new ArrayList<>();
    evaluations.subList(count, evaluations.size()).forEach(e -> pending.add(e.genotype()));
    flying.forEach(proposals -> proposals.forEach(proposal -> pending.add(proposal.genotype())));
    NoveltyFilter<Choices>.Batch batch = networks.batch();
    pending.forEach(batch::take);
    int samples = samples(count, pending.size());
    List<Proposal<Choices>> proposals = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      UniformRandomProvider random = streams.stream(Purpose.PROPOSAL, generation, i);
      start(count + pending.size() + i, batch, random).ifPresent(proposals::add);
    }
    if (samples < population) {
      proposals.forEach(proposal -> pending.add(proposal.genotype()));
      Ranker.Ranking ranking =
          ranker.ranking(count, pending, streams.stream(Purpose.PROPOSAL, generation, population));
      for (int i = samples; i < population; i++) {
        UniformRandomProvider random = streams.stream(Purpose.PROPOSAL, generation, i);
        ranking.next(batch, random).or(() -> sample(batch, random)).ifPresent(proposals::add);
      }
    }
    return proposals;
  }

  /** The number of proposals that the model does not choose: all until a trial was measured. */
  private int samples(int count, int pending) {
    boolean measured =
        evaluations.subList(0, count).stream().anyMatch(e -> e.fitness().isPresent());
    int missing = Math.max(0, initial - count - pending);
    return measured ? Math.min(missing, population) : population;
  }

  private static Optional<Proposal<Choices>> sample(
      NoveltyFilter<Choices>.Batch batch, UniformRandomProvider random) {
    return batch.sample(random).map(drawn -> new Proposal<>(drawn, "sample", List.of()));
  }

  private Optional<Proposal<Choices>> start(
      int trial, NoveltyFilter<Choices>.Batch batch, UniformRandomProvider random) {
    return ranker
        .start(trial, random)
        .filter(start -> space.excess(start.genotype()) == 0 && batch.take(start.genotype()))
        .or(() -> sample(batch, random));
  }

  @Override
  public void tell(List<Evaluation<Choices>> told) {
    networks.tell(told);
    ranker.tell(told);
    evaluations.addAll(told);
    ends.add(evaluations.size());
  }

  @Override
  public Optional<String> remark() {
    return ranker.remark();
  }

  /** Unlimited: proposals in flight count as observed at their posterior means. */
  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
