package org.evosearch.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Starts what a generation has to pay for: all of it, or what a {@link Prefilter} chooses once it
 * was scored.
 *
 * <p>Scores are not kept: a driver that goes on with a generation takes them again, of all of its
 * trials, and so chooses the same. Trainings are kept, and none is paid for twice.
 */
final class PaidRuns {

  private final TrialRunner runner;
  private final Journal journal;
  private final SearchListener listener;

  PaidRuns(TrialRunner runner, Journal journal, SearchListener listener) {
    this.runner = runner;
    this.journal = journal;
    this.listener = listener;
  }

  /** Starts the trials that no earlier driver has run. */
  <G extends Genotype> OpenGeneration.Running<G> start(
      ProposedGeneration<G> proposed, Optional<Prefilter> prefilter) {
    List<Trial> paying = proposed.paying();
    Map<Trial, Outcome> kept = journal.kept(paying);
    int toRun = (int) paying.stream().filter(trial -> !kept.containsKey(trial)).count();
    journal.started(proposed.generation(), proposed.entries().size(), toRun);
    listener.started(proposed.generation(), proposed.entries().size(), toRun);
    return new OpenGeneration.Running<>(
        proposed,
        prefilter.map(filter -> chosen(filter, paying, kept)).orElseGet(() -> run(paying, kept)));
  }

  private CompletableFuture<Map<Trial, Outcome>> chosen(
      Prefilter filter, List<Trial> paying, Map<Trial, Outcome> kept) {
    return runner
        .start(paying.stream().map(Trial::untrained).toList(), (trial, score) -> {})
        .thenApply(scores -> filter.choose(paying, scores))
        .thenCompose(
            preselection -> run(preselection.chosen(), kept).thenApply(preselection::completed));
  }

  private CompletableFuture<Map<Trial, Outcome>> run(List<Trial> trials, Map<Trial, Outcome> kept) {
    List<Trial> toRun = trials.stream().filter(trial -> !kept.containsKey(trial)).toList();
    BiConsumer<Trial, Outcome> keep = journal::keep;
    return runner
        .start(toRun, keep.andThen(listener::finished))
        .thenApply(ran -> outcomes(kept, toRun, ran));
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
