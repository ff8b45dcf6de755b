package org.evosearch.search;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Seeds;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.neat.NeatSpace;
import org.evosearch.space.seeds.SeedSpace;
import org.evosearch.strategy.Ranking;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.cmaes.CmaEsSearch;
import org.evosearch.strategy.cmaes.CmaEsSearchSettings;
import org.evosearch.strategy.cmaes.RealCmaEsSearch;
import org.evosearch.strategy.deepga.DeepGa;
import org.evosearch.strategy.deepga.DeepGaSettings;
import org.evosearch.strategy.genetic.GeneticAlgorithm;
import org.evosearch.strategy.genetic.GeneticSettings;
import org.evosearch.strategy.localsearch.LocalSearch;
import org.evosearch.strategy.nsga2.Nsga2;
import org.evosearch.strategy.nsga2.Nsga2Settings;
import org.evosearch.strategy.random.RandomSearch;
import org.evosearch.strategy.regularized.RegularizedEvolution;
import org.evosearch.strategy.regularized.RegularizedSettings;
import org.evosearch.strategy.surrogate.SurrogateSearch;
import org.evosearch.strategy.surrogate.SurrogateSettings;
import org.evosearch.strategy.tournament.TournamentEvolution;
import org.evosearch.strategy.tournament.TournamentSettings;
import org.evosearch.variation.TournamentSelection;

/** The strategies that settings may name, one line for each. */
final class StrategyCatalogue {

  private StrategyCatalogue() {}

  private static <G extends Genotype>
      Map<String, BiFunction<Section, SearchSpace<G>, SearchStrategy<G>>> onAnySpace() {
    return Map.of(
        "genetic", StrategyCatalogue::genetic,
        "nsga2", StrategyCatalogue::nsga2,
        "random", StrategyCatalogue::random,
        "regularized", StrategyCatalogue::regularized,
        "tournament", StrategyCatalogue::tournament);
  }

  private static Map<String, BiFunction<Section, ChoiceSpace, SearchStrategy<Choices>>>
      onChoicesOnly() {
    return Map.of(
        "cma-es", StrategyCatalogue::cmaEs,
        "ednag", DiffusionStrategies::ednag,
        "local-search", StrategyCatalogue::localSearch,
        "surrogate", StrategyCatalogue::surrogate);
  }

  private static Map<String, BiFunction<Section, RealSpace, SearchStrategy<Reals>>> onRealsOnly() {
    return Map.of("cma-es", StrategyCatalogue::cmaEs);
  }

  private static Map<String, BiFunction<Section, HybridSpace, SearchStrategy<Hybrid>>>
      onHybridsOnly() {
    return Map.of(
        "evosearch", HybridStrategies::evoSearch,
        "programming", HybridStrategies::programming);
  }

  private static Map<String, BiFunction<Section, NeatSpace, SearchStrategy<NeatGenome>>>
      onNeatGenomesOnly() {
    return Map.of("neat", NeatStrategies::neat);
  }

  private static Map<String, BiFunction<Section, SeedSpace, SearchStrategy<Seeds>>> onSeedsOnly() {
    return Map.of("deep-ga", StrategyCatalogue::deepGa);
  }

  /** The strategy that the settings name, on any space. */
  static <G extends Genotype> SearchStrategy<G> of(Section strategies, SearchSpace<G> space) {
    return chosen(strategies, space, Map.of());
  }

  /** The strategy that the settings name, on a space of choices, where more of them work. */
  static SearchStrategy<Choices> of(Section strategies, ChoiceSpace space) {
    return chosen(strategies, space, onChoicesOnly());
  }

  /** The strategy that the settings name, on a space of real genes. */
  static SearchStrategy<Reals> of(Section strategies, RealSpace space) {
    return chosen(strategies, space, onRealsOnly());
  }

  /** The strategy that the settings name, on a space of trees with real genes. */
  static SearchStrategy<Hybrid> of(Section strategies, HybridSpace space) {
    return chosen(strategies, space, onHybridsOnly());
  }

  /** The strategy that the settings name, on a space of nodes and connections. */
  static SearchStrategy<NeatGenome> of(Section strategies, NeatSpace space) {
    return chosen(strategies, space, onNeatGenomesOnly());
  }

  /** The strategy that the settings name, on a space of weights as seeds. */
  static SearchStrategy<Seeds> of(Section strategies, SeedSpace space) {
    return chosen(strategies, space, onSeedsOnly());
  }

  /** One of those that work on any space and of those that only work on one of this kind. */
  private static <G extends Genotype, S extends SearchSpace<G>> SearchStrategy<G> chosen(
      Section strategies, S space, Map<String, BiFunction<Section, S, SearchStrategy<G>>> only) {
    Map<String, BiFunction<Section, S, SearchStrategy<G>>> all = new TreeMap<>(only);
    StrategyCatalogue.<G>onAnySpace().forEach((name, make) -> all.put(name, make::apply));
    Section own = strategies.section(strategies.text("name"));
    return strategies.choice("name", all).apply(own, space);
  }

  private static <G extends Genotype> SearchStrategy<G> tournament(
      Section section, SearchSpace<G> space) {
    int population = section.whole("population", 2);
    TournamentSettings settings =
        new TournamentSettings(
            population, section.whole("elites", 0, population - 1), selection(section));
    return new TournamentEvolution<>(space, settings);
  }

  private static TournamentSelection selection(Section section) {
    return new TournamentSelection(
        section.whole("tournament-size", 1), section.realAbove("win-probability", 0, 1));
  }

  private static <G extends Genotype> SearchStrategy<G> random(
      Section section, SearchSpace<G> space) {
    return new RandomSearch<>(space, section.whole("population", 1));
  }

  private static <G extends Genotype> SearchStrategy<G> regularized(
      Section section, SearchSpace<G> space) {
    RegularizedSettings settings =
        new RegularizedSettings(
            section.whole("population", 1),
            section.whole("sample-size", 1),
            section.whole("children", 1));
    return new RegularizedEvolution<>(space, settings);
  }

  private static <G extends Genotype> SearchStrategy<G> genetic(
      Section section, SearchSpace<G> space) {
    GeneticSettings settings =
        new GeneticSettings(
            section.whole("population", 2),
            section.whole("children", 1),
            selection(section),
            section.real("crossover-rate", 0, 1),
            section.real("mutation-rate", 0, 1),
            section.choice("ranking", Ranking.class));
    return new GeneticAlgorithm<>(space, settings);
  }

  private static <G extends Genotype> SearchStrategy<G> nsga2(
      Section section, SearchSpace<G> space) {
    Nsga2Settings settings =
        new Nsga2Settings(
            section.whole("population", 2),
            section.whole("children", 1),
            section.real("crossover-rate", 0, 1),
            section.real("mutation-rate", 0, 1));
    return new Nsga2<>(space, settings);
  }

  private static SearchStrategy<Choices> cmaEs(Section section, ChoiceSpace space) {
    CmaEsSearchSettings settings =
        new CmaEsSearchSettings(
            lambda(section),
            section.realAbove("sigma", 0, 1),
            section.realAbove("margin", 0, 1000),
            section.whole("patience", 1));
    return new CmaEsSearch(space, settings);
  }

  /** The margin is for choices, and is not read here. */
  private static SearchStrategy<Reals> cmaEs(Section section, RealSpace space) {
    CmaEsSearchSettings settings =
        new CmaEsSearchSettings(
            lambda(section), section.realAbove("sigma", 0, 1), 1, section.whole("patience", 1));
    return new RealCmaEsSearch(space, settings);
  }

  private static int lambda(Section section) {
    int lambda = section.whole("lambda", 0);
    if (lambda > 0 && lambda < 4) {
      throw section.invalid("lambda", "at least 4, or 0");
    }
    return lambda;
  }

  private static SearchStrategy<Seeds> deepGa(Section section, SeedSpace space) {
    int population = section.whole("population", 2);
    return new DeepGa(
        space, new DeepGaSettings(population, section.whole("parents", 1, population)));
  }

  private static SearchStrategy<Choices> localSearch(Section section, ChoiceSpace space) {
    return new LocalSearch(space, section.whole("neighbours", 1));
  }

  private static SearchStrategy<Choices> surrogate(Section section, ChoiceSpace space) {
    SurrogateSettings.Pool pool =
        new SurrogateSettings.Pool(
            section.whole("parents", 1), section.whole("mutants", 0), section.whole("samples", 0));
    SurrogateSettings settings =
        new SurrogateSettings(
            section.whole("population", 1),
            section.whole("initial", 1),
            section.real("exploration", 0, 100),
            section.real("climbing", 0, 1),
            pool);
    return new SurrogateSearch(space, settings);
  }
}
