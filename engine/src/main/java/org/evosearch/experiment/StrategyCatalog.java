package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Catalog;
import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Seeds;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.GenomeSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StrategyFactory;
import org.evosearch.strategy.StrategyFactory.OnAnySpace;
import org.evosearch.strategy.StrategyFactory.OnChoices;
import org.evosearch.strategy.StrategyFactory.OnHybrids;
import org.evosearch.strategy.StrategyFactory.OnNeatGenomes;
import org.evosearch.strategy.StrategyFactory.OnReals;
import org.evosearch.strategy.StrategyFactory.OnSeeds;
import org.evosearch.strategy.StrategyFactory.OnSupernets;
import org.evosearch.strategy.cmaes.CmaEsFactory;
import org.evosearch.strategy.deepga.DeepGaFactory;
import org.evosearch.strategy.ednag.EdnagFactory;
import org.evosearch.strategy.evosearch.EvoSearchFactory;
import org.evosearch.strategy.evosearch.GeneticProgrammingFactory;
import org.evosearch.strategy.genetic.GeneticFactory;
import org.evosearch.strategy.localsearch.LocalSearchFactory;
import org.evosearch.strategy.neat.NeatFactory;
import org.evosearch.strategy.nsga2.Nsga2Factory;
import org.evosearch.strategy.random.RandomFactory;
import org.evosearch.strategy.regularized.RegularizedFactory;
import org.evosearch.strategy.supernet.DartsFactory;
import org.evosearch.strategy.supernet.EgNasFactory;
import org.evosearch.strategy.supernet.SharedRandomFactory;
import org.evosearch.strategy.surrogate.SurrogateFactory;
import org.evosearch.strategy.tournament.TournamentFactory;

/** The strategies that settings may name, one line for each. */
final class StrategyCatalog {

  static final Catalog<StrategyFactory> STRATEGIES =
      new Catalog<>(
          List.of(
              new CmaEsFactory(),
              new DartsFactory(),
              new DeepGaFactory(),
              new EdnagFactory(),
              new EgNasFactory(),
              new EvoSearchFactory(),
              new GeneticFactory(),
              new GeneticProgrammingFactory(),
              new LocalSearchFactory(),
              new NeatFactory(),
              new Nsga2Factory(),
              new RandomFactory(),
              new RegularizedFactory(),
              new SharedRandomFactory(),
              new SurrogateFactory(),
              new TournamentFactory()));

  /** Creates a strategy for a space of one kind. */
  @FunctionalInterface
  private interface Making<F, S, G extends Genotype> {
    SearchStrategy<G> strategy(F factory, Section own, S space);
  }

  private StrategyCatalog() {}

  /** The strategies that work on spaces of a kind. */
  static Catalog<StrategyFactory> on(Class<? extends StrategyFactory> kind) {
    return STRATEGIES.where(factory -> kind.isInstance(factory) || factory instanceof OnAnySpace);
  }

  /** The strategy that the settings name, on any space. */
  static <G extends Genotype> SearchStrategy<G> of(Section strategies, SearchSpace<G> space) {
    StrategyFactory factory = on(OnAnySpace.class).chosen(strategies);
    return ((OnAnySpace) factory).create(strategies.section(factory.name()), space);
  }

  /** The strategy that the settings name, on a space of choices. */
  static SearchStrategy<Choices> of(Section strategies, ChoiceSpace space) {
    return of(strategies, space, OnChoices.class, OnChoices::create);
  }

  /** The strategy that the settings name, on a space of real genes. */
  static SearchStrategy<Reals> of(Section strategies, RealSpace space) {
    return of(strategies, space, OnReals.class, OnReals::create);
  }

  /** The strategy that the settings name, on a space of trees with real genes. */
  static SearchStrategy<Hybrid> of(Section strategies, HybridSpace space) {
    return of(strategies, space, OnHybrids.class, OnHybrids::create);
  }

  /** The strategy that the settings name, on networks that grow. */
  static SearchStrategy<NeatGenome> of(Section strategies, GenomeSpace space) {
    return of(strategies, space, OnNeatGenomes.class, OnNeatGenomes::create);
  }

  /** The strategy that the settings name, on weights as seeds. */
  static SearchStrategy<Seeds> of(Section strategies, PhenotypeSpace<Seeds> space) {
    return of(strategies, space, OnSeeds.class, OnSeeds::create);
  }

  /** The strategy that the settings name, on networks that share weights. */
  static SearchStrategy<SupernetStep> of(Section strategies, SupernetSpace space, int epochs) {
    StrategyFactory factory = STRATEGIES.where(OnSupernets.class::isInstance).chosen(strategies);
    return ((OnSupernets) factory).create(strategies.section(factory.name()), space, epochs);
  }

  private static <G extends Genotype, S extends SearchSpace<G>, F extends StrategyFactory>
      SearchStrategy<G> of(Section strategies, S space, Class<F> special, Making<F, S, G> making) {
    StrategyFactory factory = on(special).chosen(strategies);
    Section own = strategies.section(factory.name());
    return special.isInstance(factory)
        ? making.strategy(special.cast(factory), own, space)
        : ((OnAnySpace) factory).create(own, space);
  }
}
