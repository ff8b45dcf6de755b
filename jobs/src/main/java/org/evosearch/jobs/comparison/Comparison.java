package org.evosearch.jobs.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.evosearch.jobs.runner.Stage;
import org.evosearch.jobs.runner.TrialsCannotRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Strategies side by side: each of them with the same seeds and the same budget, one search a task.
 *
 * @param name with which the names of all runs begin
 * @param strategies in the order of the report; others are tested against the first one
 * @param seeds one search of each strategy for each
 */
public record Comparison(String name, List<String> strategies, List<Long> seeds) {

  private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

  /** Copies the lists. */
  public Comparison {
    strategies = List.copyOf(strategies);
    seeds = List.copyOf(seeds);
  }

  /** The seeds between two, both included. */
  public static List<Long> seeds(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  /** How many searches there are. */
  public int size() {
    return strategies.size() * seeds.size();
  }

  /**
   * All searches; those of one seed stand together, so that slow strategies do not end the stage.
   */
  private List<Entrant> entrants() {
    return seeds.stream()
        .flatMap(seed -> strategies.stream().map(strategy -> new Entrant(name, strategy, seed)))
        .toList();
  }

  /**
   * Runs what the store does not have yet.
   *
   * @param task what to do for each search
   * @param finished told of the name of each run that is done
   * @throws TrialsCannotRun if a search cannot run
   */
  List<Standing> run(Stage stage, EntrantTask task, Consumer<String> finished) {
    List<Entrant> entrants = entrants();
    Trajectory[] trajectories = new Trajectory[entrants.size()];
    AtomicReference<EntrantTask.Report> broken = new AtomicReference<>();
    stage.run(
        entrants.stream().map(List::of).toList(),
        task,
        EntrantTask.Report.class,
        (report, index) -> {
          trajectories[index] = report.trajectory();
          if (report.trajectory() == null) {
            broken.set(report);
          }
          finished.accept(entrants.get(index).runId());
        });
    throwIfBroken(broken.get());
    return standings(List.of(trajectories));
  }

  private static void throwIfBroken(EntrantTask.@Nullable Report broken) {
    if (broken != null) {
      LOG.error("A search failed: {}", broken.trace());
      throw new TrialsCannotRun(broken.problem());
    }
  }

  private List<Standing> standings(List<Trajectory> trajectories) {
    Map<String, List<Trajectory>> byStrategy = new LinkedHashMap<>();
    strategies.forEach(strategy -> byStrategy.put(strategy, new ArrayList<>()));
    trajectories.stream()
        .sorted(Comparator.comparingLong(trajectory -> trajectory.entrant().seed()))
        .forEach(
            trajectory ->
                Optional.ofNullable(byStrategy.get(trajectory.entrant().strategy()))
                    .ifPresent(list -> list.add(trajectory)));
    return byStrategy.entrySet().stream()
        .map(entry -> new Standing(entry.getKey(), entry.getValue()))
        .toList();
  }
}
