package org.evosearch.jobs.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.spark.SparkException;
import org.evosearch.config.Settings;
import org.evosearch.jobs.runner.Stage;
import org.evosearch.jobs.runner.TrialsCannotRun;

/**
 * A comparison of variants, each with the same seeds and the same budget, one search per Spark
 * task.
 *
 * @param name prefix of the run ids
 * @param variants in the order of the report; the first one is the baseline of the tests
 * @param seeds each variant is searched with each
 */
public record Comparison(String name, List<Variant> variants, List<Long> seeds) {

  /** Copies the lists. */
  public Comparison {
    variants = List.copyOf(variants);
    seeds = List.copyOf(seeds);
  }

  /** How many searches there are. */
  public int size() {
    return variants.size() * seeds.size();
  }

  /**
   * This comparison, with the start settings of each variant.
   *
   * @param common settings that all searches have in common
   * @param start maps the settings of a variant and the ids of its runs to HOCON
   */
  public Comparison startingFrom(
      Settings common, BiFunction<Settings, List<String>, String> start) {
    return new Comparison(
        name, variants.stream().map(variant -> started(variant, common, start)).toList(), seeds);
  }

  /**
   * The settings of the first search of each variant.
   *
   * @param common settings of all
   */
  public List<Settings> settings(Settings common) {
    return variants.stream()
        .map(variant -> new Entrant(name, variant, seeds.get(0)).settings(common))
        .toList();
  }

  private Variant started(
      Variant variant, Settings common, BiFunction<Settings, List<String>, String> start) {
    Settings own = new Entrant(name, variant, seeds.get(0)).settings(common);
    return new Variant(variant.name(), variant.settings(), start.apply(own, runIds(variant)));
  }

  /** The ids of all runs, those of a variant beside each other. */
  public List<String> runIds() {
    return variants.stream().flatMap(variant -> runIds(variant).stream()).toList();
  }

  private List<String> runIds(Variant variant) {
    return seeds.stream().map(seed -> new Entrant(name, variant, seed).runId()).toList();
  }

  /** All searches, seed by seed, so that those of a slow variant do not all come last. */
  List<Entrant> entrants() {
    return seeds.stream()
        .flatMap(seed -> variants.stream().map(variant -> new Entrant(name, variant, seed)))
        .toList();
  }

  /**
   * Runs the searches that the store does not have yet.
   *
   * @param task what to do for each search
   * @param finished receives the id of each finished run
   * @throws TrialsCannotRun if a search cannot run; a foreseen error of its task keeps its kind
   */
  List<VariantStatistics> run(Stage stage, EntrantTask task, Consumer<String> finished) {
    List<Entrant> entrants = entrants();
    List<String> runIds = entrants.stream().map(Entrant::runId).toList();
    Trajectory[] trajectories = new Trajectory[entrants.size()];
    try {
      stage.run(
          entrants.stream().map(List::of).toList(),
          task,
          Trajectory.class,
          (trajectory, index) -> {
            trajectories[index] = trajectory;
            finished.accept(runIds.get(index));
          });
    } catch (Exception e) {
      // The compiler does not know that Scala's methods throw it.
      if (e instanceof SparkException) {
        throw LostSearch.of(e, runIds);
      }
      throw e;
    }
    return statistics(List.of(trajectories));
  }

  private List<VariantStatistics> statistics(List<Trajectory> trajectories) {
    Map<Variant, List<Trajectory>> byVariant = new LinkedHashMap<>();
    variants.forEach(variant -> byVariant.put(variant, new ArrayList<>()));
    trajectories.stream()
        .sorted(Comparator.comparingLong(trajectory -> trajectory.entrant().seed()))
        .forEach(
            trajectory ->
                Optional.ofNullable(byVariant.get(trajectory.entrant().variant()))
                    .ifPresent(list -> list.add(trajectory)));
    return byVariant.entrySet().stream()
        .map(entry -> new VariantStatistics(entry.getKey().name(), entry.getValue()))
        .toList();
  }
}
