package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.jobs.store.format.FitnessCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.TrialId;

/** Checks that reused outcomes are those of earlier trials of the same network, trained no less. */
final class ReuseAudit {

  private final RecordedTrials known;

  ReuseAudit(RecordedTrials known) {
    this.known = known;
  }

  /**
   * What is wrong in a generation, whose trials are known.
   *
   * @param outcomes its rows of {@code fitness}
   */
  List<String> problems(int generation, List<TableRow> outcomes) throws IOException {
    List<RecordedTrial> trials = known.of(generation).orElse(List.of());
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      TrialId source = FitnessCodec.reusedFrom(outcomes.get(i));
      if (source != null) {
        String name = "trial " + i + " takes over the outcome of trial " + source + ", which ";
        problem(new TrialId(generation, i), trials.get(i), source)
            .map(name::concat)
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private Optional<String> problem(TrialId id, RecordedTrial trial, TrialId source)
      throws IOException {
    if (source.compareTo(id) >= 0) {
      return Optional.of("does not come before it");
    }
    Optional<List<RecordedTrial>> sources = known.of(source.generation());
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    return source.index() < sources.get().size()
        ? difference(trial, sources.get().get(source.index()))
        : Optional.of("there is not");
  }

  private static Optional<String> difference(RecordedTrial trial, RecordedTrial source) {
    if (!source.fingerprint().equals(trial.fingerprint())) {
      return Optional.of("has another fingerprint");
    }
    if (!source.heritage().equals(trial.heritage())) {
      return Optional.of("began with other weights");
    }
    if (!source.budget().covers(trial.budget())) {
      return Optional.of("had less training");
    }
    return source.result().equals(trial.result())
        ? Optional.empty()
        : Optional.of("had another outcome");
  }
}
