package org.evosearch.search;

import java.util.Map;
import java.util.function.BiFunction;
import org.evosearch.config.Section;
import org.evosearch.dataset.ImageTask;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.random.RandomSearch;
import org.evosearch.strategy.tournament.TournamentEvolution;
import org.evosearch.strategy.tournament.TournamentSettings;
import org.evosearch.variation.TournamentSelection;

/** What settings may name: one line for each search space and each strategy. */
final class Catalogue {

  private Catalogue() {}

  /** The search space that the settings name, for a task. */
  static SearchSpace<?> space(Section spaces, ImageTask task) {
    Map<String, BiFunction<Section, ImageTask, SearchSpace<?>>> spacesByName =
        Map.of("layered", Catalogue::layered);
    return spaces.choice("name", spacesByName).apply(spaces.section(spaces.text("name")), task);
  }

  private static SearchSpace<?> layered(Section section, ImageTask task) {
    int classes = task.classNames().size();
    return new LayeredSpace(LayeredSettings.of(section), task.train().shape(), classes);
  }

  /** The strategy that the settings name, on a space. */
  static <G extends Genotype> SearchStrategy<G> strategy(Section strategies, SearchSpace<G> space) {
    BiFunction<Section, SearchSpace<G>, SearchStrategy<G>> make =
        strategies.choice(
            "name",
            Map.of(
                "tournament", Catalogue::tournament,
                "random", Catalogue::random));
    return make.apply(strategies.section(strategies.text("name")), space);
  }

  private static <G extends Genotype> SearchStrategy<G> tournament(
      Section section, SearchSpace<G> space) {
    int population = section.whole("population", 2);
    TournamentSettings settings =
        new TournamentSettings(
            population,
            section.whole("elites", 0, population - 1),
            new TournamentSelection(
                section.whole("tournament-size", 1), section.realAbove("win-probability", 0, 1)));
    return new TournamentEvolution<>(space, settings);
  }

  private static <G extends Genotype> SearchStrategy<G> random(
      Section section, SearchSpace<G> space) {
    return new RandomSearch<>(space, section.whole("population", 1));
  }
}
