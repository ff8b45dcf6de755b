package org.evosearch.experiment;

import org.evosearch.config.Section;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Seeds;
import org.evosearch.search.plan.KnownLimits;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.GenomeSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceVisitor;
import org.evosearch.space.limit.LimitedSpace;

/**
 * Creates the strategy that the settings name for the kind of a space, and the experiment with it.
 * The strategy sees the limits of the search in its space.
 */
final class StrategyChoice implements SpaceVisitor<Experiment<?>> {

  private final Composition composition;
  private final EvaluatorRecipe recipe;
  private final DataSeen data;
  private final Section strategies;
  private final KnownLimits limits;

  StrategyChoice(Composition composition, EvaluatorRecipe recipe, DataSeen data) {
    this.composition = composition;
    this.recipe = recipe;
    this.data = data;
    this.strategies = composition.root().section("strategy");
    this.limits = composition.limits(recipe);
  }

  @Override
  public <G extends Genotype> Experiment<?> any(SearchSpace<G> space) {
    SearchSpace<G> limited = limits.isEmpty() ? space : LimitedSpace.of(space, limits::excess);
    return composition.experiment(space, StrategyCatalog.of(strategies, limited), recipe, data);
  }

  @Override
  public Experiment<?> choices(ChoiceSpace space) {
    ChoiceSpace known = SurrogateTerms.known(composition, space, recipe, data);
    ChoiceSpace limited = limits.isEmpty() ? known : LimitedSpace.of(known, limits::excess);
    return composition.experiment(space, StrategyCatalog.of(strategies, limited), recipe, data);
  }

  @Override
  public Experiment<?> reals(RealSpace space) {
    RealSpace limited = limits.isEmpty() ? space : LimitedSpace.of(space, limits::excess);
    return composition.experiment(space, StrategyCatalog.of(strategies, limited), recipe, data);
  }

  @Override
  public Experiment<?> hybrids(HybridSpace space) {
    HybridSpace limited = limits.isEmpty() ? space : LimitedSpace.of(space, limits::excess);
    return composition.experiment(space, StrategyCatalog.of(strategies, limited), recipe, data);
  }

  /** Genomes that exceed limits are proposed, too: a genome that has grown may shrink again. */
  @Override
  public Experiment<?> neatGenomes(GenomeSpace space) {
    return composition.experiment(space, StrategyCatalog.of(strategies, space), recipe, data);
  }

  /** No limits apply: all networks of the space have the same size. */
  @Override
  public Experiment<?> seeds(PhenotypeSpace<Seeds> space) {
    return composition.experiment(space, StrategyCatalog.of(strategies, space), recipe, data);
  }
}
