package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.config.Settings;
import org.evosearch.experiment.RecordedSpace;
import org.evosearch.jobs.store.journal.RunReader;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.TrialId;

/** All that a report needs of one run. */
public final class RunHistory {

  private static final String RE_SCORE = "re-score";

  private final RunReader.Facts facts;
  private final Settings settings;
  private final List<GenerationRecord> generations;
  private final Map<TrialId, TrialRecord> byId;

  /**
   * Takes what a store has on record.
   *
   * @param facts of the run
   * @param generations from 0 on
   */
  public RunHistory(RunReader.Facts facts, List<GenerationRecord> generations) {
    this.facts = facts;
    this.settings = Settings.parse(facts.settings(), List.of());
    this.generations = List.copyOf(generations);
    this.byId =
        generations.stream()
            .flatMap(generation -> generation.trials().stream())
            .collect(Collectors.toMap(record -> record.trial().id(), Function.identity()));
  }

  /**
   * Reads a run.
   *
   * @return empty if there is no such run
   */
  public static Optional<RunHistory> read(RunReader reader, String runId) {
    return reader
        .facts(runId)
        .map(
            facts -> {
              List<GenerationRecord> generations = new ArrayList<>();
              reader.forEach(runId, generations::add);
              return new RunHistory(facts, generations);
            });
  }

  RunReader.Facts facts() {
    return facts;
  }

  String runId() {
    return facts.runId();
  }

  Settings settings() {
    return settings;
  }

  List<GenerationRecord> generations() {
    return generations;
  }

  Optional<TrialRecord> trial(TrialId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All trials of the search itself, in order: the final re-evaluation is none. */
  Stream<TrialRecord> searched() {
    return generations.stream()
        .flatMap(generation -> generation.trials().stream())
        .filter(record -> !record.operator().equals(RE_SCORE));
  }

  /** The trials that were run, in order: what a budget counts. */
  List<TrialRecord> evaluations() {
    return searched().filter(TrialRecord::isPaid).toList();
  }

  /** The best trial of the search: larger fitness, then the earlier one. */
  Optional<TrialRecord> best() {
    return searched()
        .filter(record -> record.fitness().isPresent())
        .max(
            Comparator.comparingDouble((TrialRecord record) -> record.fitness().getAsDouble())
                .thenComparing(record -> record.trial().id(), Comparator.reverseOrder()));
  }

  /** What an archive held in the end; empty if there is none of that name. */
  List<ArchiveEntry> archive(String name) {
    return generations.isEmpty()
        ? List.of()
        : generations.get(generations.size() - 1).archives().getOrDefault(name, List.of());
  }

  /** The space that was searched, as far as the settings tell. */
  RecordedSpace space() {
    return new RecordedSpace(settings, anyNetwork());
  }

  private Optional<Architecture> anyNetwork() {
    return searched()
        .map(record -> record.trial().candidate())
        .filter(Candidate.Network.class::isInstance)
        .map(candidate -> ((Candidate.Network) candidate).architecture())
        .findFirst();
  }

  /** Name of the first objective, whose values, signed so that larger is better, are fitness. */
  String objective() {
    return settings.root().section("search").text("objective");
  }
}
