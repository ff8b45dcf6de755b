package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs trials that may have ended an earlier process before the others, each alone: if it ends this
 * process, too, the next process can identify it. Identified trials are recorded as crashed.
 */
final class SuspectsFirst implements TrialRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SuspectsFirst.class);

  private final TrialRunner runner;
  private final Suspicion suspicion;
  private final Optional<String> lastEnd;
  private CompletableFuture<Void> running = CompletableFuture.allOf();
  private CompletableFuture<Void> suspectsDone = CompletableFuture.allOf();

  /**
   * Creates the runner.
   *
   * @param lastEnd how the process before this one ended, in words
   */
  SuspectsFirst(TrialRunner runner, Suspicion suspicion, Optional<String> lastEnd) {
    this.runner = runner;
    this.suspicion = suspicion;
    this.lastEnd = lastEnd;
  }

  @Override
  public Optional<String> trouble() {
    return runner.trouble().or(() -> lastEnd);
  }

  @Override
  public synchronized CompletableFuture<List<Outcome>> start(
      List<Trial> trials, BiConsumer<Trial, Outcome> finished) {
    Generation generation = new Generation(finished, new ConcurrentHashMap<>());
    List<Trial> suspects = trials.stream().filter(this::isSuspect).toList();
    suspectsDone = suspects.isEmpty() ? suspectsDone : running;
    for (Trial suspect : suspects) {
      suspectsDone = suspectsDone.thenCompose(done -> alone(suspect, generation));
    }
    List<Trial> others = trials.stream().filter(trial -> !isAccused(trial)).toList();
    CompletableFuture<Void> all =
        suspectsDone
            .thenRun(() -> trials.stream().filter(this::isCondemned).forEach(generation::crashed))
            .thenCompose(done -> generation.run(runner, others));
    running = CompletableFuture.allOf(running, all);
    return all.thenApply(done -> trials.stream().map(generation.outcomes()::get).toList());
  }

  private boolean isSuspect(Trial trial) {
    return suspicion.suspects().contains(trial.id());
  }

  private boolean isCondemned(Trial trial) {
    return suspicion.condemned().contains(trial.id());
  }

  private boolean isAccused(Trial trial) {
    return isSuspect(trial) || isCondemned(trial);
  }

  private CompletableFuture<Void> alone(Trial suspect, Generation generation) {
    LOG.warn("Trial {} was running when an earlier process ended; it runs alone now", suspect.id());
    return generation.run(runner, List.of(suspect));
  }

  /** The trials of one call, and their outcomes. */
  private record Generation(BiConsumer<Trial, Outcome> finished, Map<Trial, Outcome> outcomes) {

    CompletableFuture<Void> run(TrialRunner runner, List<Trial> trials) {
      if (trials.isEmpty()) {
        return CompletableFuture.allOf();
      }
      return runner.start(trials, finished).thenAccept(ran -> take(trials, ran));
    }

    private void take(List<Trial> trials, List<Outcome> ran) {
      for (int i = 0; i < trials.size(); i++) {
        outcomes.put(trials.get(i), ran.get(i));
      }
    }

    void crashed(Trial trial) {
      Outcome outcome = Crash.outcome(0);
      finished.accept(trial, outcome);
      outcomes.put(trial, outcome);
    }
  }

  @Override
  public void close() {
    runner.close();
  }
}
