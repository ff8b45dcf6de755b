package org.evosearch.experiment.settings;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.config.Section;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.ArchivedTrial;
import org.evosearch.strategy.SearchStrategy;

/** Section {@code search.archive}: trials of earlier runs that broods learn from. */
public final class ArchiveSettings {

  /** The key of the texts of the genotypes that the query found. */
  public static final String GENOTYPES = "genotypes";

  /** The key of the fitness of each of them. */
  public static final String FITNESS = "fitness";

  /** The key of the data that each of them was evaluated on. */
  public static final String DATA = "data";

  private static final String QUERY = "query";

  private ArchiveSettings() {}

  /** The query that finds the trials. */
  public static StoreQuery asked(Section root) {
    return StoreQuery.of(root.section("search").section("archive"), root);
  }

  /**
   * The strategy, with the recorded trials of earlier runs to learn from.
   *
   * @throws org.evosearch.config.SettingsException if it does not learn from trials, or the space
   *     has other genotypes
   */
  public static <G extends Genotype> SearchStrategy<G> taught(
      Section root, SearchStrategy<G> strategy, SearchSpace<G> space) {
    StoreQuery asked = asked(root);
    Section section = asked.section();
    List<String> genotypes = section.texts(GENOTYPES);
    List<Double> fitness = section.reals(FITNESS);
    List<String> data = section.texts(DATA);
    if (fitness.size() != genotypes.size() || data.size() != genotypes.size()) {
      throw section.invalid(FITNESS, "as many values as genotypes and data");
    }
    boolean asks = asked.sql().isPresent();
    if (genotypes.isEmpty() && !asks) {
      return strategy;
    }
    try {
      return strategy.learningFrom(
          IntStream.range(0, genotypes.size())
              .mapToObj(
                  i ->
                      new ArchivedTrial<>(
                          space.parse(genotypes.get(i)), fitness.get(i), data.get(i)))
              .toList());
    } catch (IllegalArgumentException e) {
      throw section.invalid(
          asks ? QUERY : GENOTYPES, "what the space and the strategy take: " + e.getMessage());
    }
  }
}
