package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;

/**
 * Ranks a pool by the probability of improvement under a process whose parameters are fitted.
 *
 * <p>The pool has neighbors of the best trials, mutants and random genotypes, as in Colin White,
 * Willie Neiswanger and Yash Savani: BANANAS: Bayesian Optimization with Neural Architectures for
 * Neural Architecture Search, 2021, which has another model. The distance of the goal above the
 * best target is drawn for each proposal from an exponential distribution: a close goal exploits
 * the model, a far one explores. A share of the proposals goes to the neighbors of the best trial,
 * whatever their rank in the pool, so that in the end it is at least a local optimum.
 */
final class FittedRanker implements Ranker {

  private final ChoiceSpace space;
  private final SurrogateSettings settings;
  private final FeatureMap map;
  private final SurrogateModel model;
  private final List<Evaluation<Choices>> evaluations = new ArrayList<>();

  FittedRanker(ChoiceSpace space, SurrogateSettings settings) {
    this.space = space;
    this.settings = settings;
    this.map = FeatureMap.of(space.genes());
    this.model = new SurrogateModel(map, settings.initial());
  }

  @Override
  public void tell(List<Evaluation<Choices>> further) {
    evaluations.addAll(further);
    model.tell(further);
  }

  @Override
  public Ranking ranking(int count, List<Choices> pending, UniformRandomProvider random) {
    List<Proposal<Choices>> pool =
        CandidatePool.of(space, settings.pool(), evaluations.subList(0, count), random);
    ProbabilityOfImprovement ranked =
        new ProbabilityOfImprovement(
            model.after(count), pending.stream().map(map::of).toList(), pool, map);
    return (batch, drawn) -> next(ranked, batch, drawn);
  }

  private Optional<Proposal<Choices>> next(
      ProbabilityOfImprovement ranked,
      NoveltyFilter<Choices>.Batch batch,
      UniformRandomProvider random) {
    double margin = settings.exploration() * ZigguratSampler.Exponential.of(random).sample();
    Optional<Proposal<Choices>> step =
        random.nextDouble() < settings.climbing()
            ? ranked.nextNeighbor(margin, batch::take)
            : Optional.empty();
    return step.or(() -> ranked.next(margin, batch::take));
  }

  @Override
  public Optional<Proposal<Choices>> start(int trial, UniformRandomProvider random) {
    return Optional.empty();
  }
}
