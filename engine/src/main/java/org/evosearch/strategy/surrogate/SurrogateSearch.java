package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;

/**
 * Learns a Gaussian process over the encoding and tries the genotypes that most probably reach a
 * goal above the best one so far.
 *
 * <p>After a few random trials each proposal is chosen from a pool of neighbours of the best
 * trials, mutants and random genotypes, as Colin White, Willie Neiswanger and Yash Savani do with
 * another model (BANANAS: Bayesian Optimization with Neural Architectures for Neural Architecture
 * Search, 2021). How far the goal lies above the best is drawn for each proposal from an
 * exponential distribution: a close goal trusts the model, a far one explores. A share of the
 * proposals goes to the neighbours of the best trial, whatever the model thinks of them, so that in
 * the end it is at least a local optimum. Known networks are never proposed again.
 *
 * <p>With several generations in flight it knows what was asked of those: it asks itself again.
 */
public final class SurrogateSearch implements SearchStrategy<Choices> {

  private final ChoiceSpace space;
  private final SurrogateSettings settings;
  private final FeatureMap map;
  private final SurrogateModel model;
  private final NoveltyFilter<Choices> networks;
  private final List<Evaluation<Choices>> evaluations = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  /** Creates the strategy before its first generation. */
  public SurrogateSearch(ChoiceSpace space, SurrogateSettings settings) {
    this.space = space;
    this.settings = settings;
    this.map = FeatureMap.of(space.genes());
    this.model = new SurrogateModel(map, settings.initial());
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
   * @param known how many generations were told when it was asked for
   * @param flying the proposals of those before it that are not told yet
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
      sample(batch, streams.stream(Purpose.PROPOSAL, generation, i)).ifPresent(proposals::add);
    }
    if (samples < settings.population()) {
      proposals.forEach(proposal -> pending.add(proposal.genotype()));
      UniformRandomProvider random =
          streams.stream(Purpose.PROPOSAL, generation, settings.population());
      ProbabilityOfImprovement ranking = ranking(count, pending, random);
      for (int i = samples; i < settings.population(); i++) {
        hopeful(ranking, batch, streams.stream(Purpose.PROPOSAL, generation, i))
            .ifPresent(proposals::add);
      }
    }
    return proposals;
  }

  /** How many proposals are random: all until the model has something to learn from. */
  private int samples(int count, int pending) {
    boolean measured =
        evaluations.subList(0, count).stream().anyMatch(e -> e.fitness().isPresent());
    int missing = Math.max(0, settings.initial() - count - pending);
    return measured ? Math.min(missing, settings.population()) : settings.population();
  }

  private static Optional<Proposal<Choices>> sample(
      NoveltyFilter<Choices>.Batch batch, UniformRandomProvider random) {
    return batch.sample(random).map(drawn -> new Proposal<>(drawn, "sample", List.of()));
  }

  private ProbabilityOfImprovement ranking(
      int count, List<Choices> pending, UniformRandomProvider random) {
    List<Proposal<Choices>> pool =
        CandidatePool.of(space, settings.pool(), evaluations.subList(0, count), random);
    return new ProbabilityOfImprovement(
        model.after(count), pending.stream().map(map::of).toList(), pool, map);
  }

  private Optional<Proposal<Choices>> hopeful(
      ProbabilityOfImprovement ranking,
      NoveltyFilter<Choices>.Batch batch,
      UniformRandomProvider random) {
    double margin = settings.exploration() * ZigguratSampler.Exponential.of(random).sample();
    Optional<Proposal<Choices>> step =
        random.nextDouble() < settings.climbing()
            ? ranking.nextNeighbour(margin, batch::take)
            : Optional.empty();
    return step.or(() -> ranking.next(margin, batch::take)).or(() -> sample(batch, random));
  }

  @Override
  public void tell(List<Evaluation<Choices>> told) {
    networks.tell(told);
    model.tell(told);
    evaluations.addAll(told);
    ends.add(evaluations.size());
  }

  /** Any: what is in flight is known, and its mean taken for measured. */
  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
