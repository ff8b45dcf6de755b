package org.evosearch.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.evosearch.genotype.Genotype;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.plan.Preselection;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Starts the trials of a generation that have no cached outcome: all of them, or those that a
 * {@link Prefilter} chooses by their scores.
 *
 * <p>Scores are not kept: a driver that resumes a generation scores all of its trials again and
 * chooses the same ones. Outcomes of training runs are kept, so no network is trained twice.
 */
final class TrialDispatcher {

  private final TrialRunner runner;
  private final Journal journal;
  private final SearchListener listener;
  private final CircuitBreaker breaker;

  TrialDispatcher(
      TrialRunner runner, Journal journal, SearchListener listener, CircuitBreaker breaker) {
    this.runner = runner;
    this.journal = journal;
    this.listener = listener;
    this.breaker = breaker;
  }

  /** Starts the trials that no earlier driver has run. */
  <G extends Genotype> OpenGeneration.Running<G> start(
      ProposedGeneration<G> proposed, Optional<Prefilter> prefilter) {
    List<Trial> fresh = proposed.toRun();
    Map<Trial, Outcome> kept = kept(fresh);
    int toRun = (int) fresh.stream().filter(trial -> !kept.containsKey(trial)).count();
    journal.started(proposed.generation(), proposed.entries().size(), toRun);
    listener.started(proposed.generation(), proposed.entries().size(), toRun);
    CircuitBreaker.Watch watch = breaker.new Watch(proposed.generation(), kept.values());
    return new OpenGeneration.Running<>(
        proposed,
        prefilter
            .map(filter -> chosen(filter, proposed, kept, watch))
            .orElseGet(() -> run(fresh, kept, watch)));
  }

  /** Outcomes that may be machine faults are not kept, so that they are run again. */
  private Map<Trial, Outcome> kept(List<Trial> fresh) {
    Map<Trial, Outcome> kept = new HashMap<>(journal.kept(fresh));
    kept.values().removeIf(outcome -> !breaker.trusts(outcome));
    return kept;
  }

  /** Promoted networks are not prefiltered. */
  private CompletableFuture<Map<Trial, Outcome>> chosen(
      Prefilter filter,
      ProposedGeneration<?> proposed,
      Map<Trial, Outcome> kept,
      CircuitBreaker.Watch watch) {
    List<Trial> promoted = proposed.promoted();
    List<Trial> fresh =
        proposed.toRun().stream().filter(trial -> !promoted.contains(trial)).toList();
    return runner
        .start(fresh.stream().map(Trial::untrained).toList(), (trial, score) -> watch.ended(score))
        .thenApply(scores -> filter.choose(fresh, scores))
        .thenCompose(
            preselection ->
                run(together(promoted, preselection.chosen()), kept, watch)
                    .thenApply(outcomes -> completed(preselection, promoted, outcomes)));
  }

  private static List<Trial> together(List<Trial> promoted, List<Trial> chosen) {
    return Stream.concat(promoted.stream(), chosen.stream()).toList();
  }

  private static Map<Trial, Outcome> completed(
      Preselection preselection, List<Trial> promoted, Map<Trial, Outcome> outcomes) {
    Map<Trial, Outcome> all = new HashMap<>(outcomes);
    all.keySet().retainAll(promoted);
    all.putAll(preselection.completed(outcomes));
    return all;
  }

  private CompletableFuture<Map<Trial, Outcome>> run(
      List<Trial> trials, Map<Trial, Outcome> kept, CircuitBreaker.Watch watch) {
    List<Trial> toRun = trials.stream().filter(trial -> !kept.containsKey(trial)).toList();
    BiConsumer<Trial, Outcome> keep = this::keep;
    return runner
        .start(
            toRun,
            keep.andThen(listener::finished).andThen((trial, outcome) -> watch.ended(outcome)))
        .thenApply(ran -> outcomes(kept, toRun, ran));
  }

  private void keep(Trial trial, Outcome outcome) {
    if (breaker.trusts(outcome)) {
      journal.keep(trial, outcome);
    }
  }

  private static Map<Trial, Outcome> outcomes(
      Map<Trial, Outcome> kept, List<Trial> toRun, List<Outcome> ran) {
    Map<Trial, Outcome> outcomes = new HashMap<>(kept);
    for (int i = 0; i < toRun.size(); i++) {
      outcomes.put(toRun.get(i), ran.get(i));
    }
    return outcomes;
  }
}
