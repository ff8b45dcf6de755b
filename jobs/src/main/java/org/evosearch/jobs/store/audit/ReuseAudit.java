package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.jobs.store.format.FitnessCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.TrialId;

/**
 * Checks that cached outcomes are those of earlier trials of the same network with no less budget.
 */
final class ReuseAudit {

  private final RecordedTrials known;
  private final SourceAudit sources;

  ReuseAudit(RecordedTrials known) {
    this.known = known;
    this.sources = new SourceAudit(known);
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
        sources
            .problem(new TrialId(generation, i), trials.get(i), source, ReuseAudit::difference)
            .map(name::concat)
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<String> difference(RecordedTrial trial, RecordedTrial source) {
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
