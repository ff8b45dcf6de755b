package org.evosearch.jobs.report;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.RecordedSpace;
import org.evosearch.jobs.store.journal.RunReader;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.TrialId;

/** All that a report needs of one run. */
public final class RunHistory {

  private final RunReader.Facts facts;
  private final Config settings;
  private final List<GenerationRecord> generations;
  private final Map<TrialId, TrialRecord> byId;

  /**
   * Creates a history from the records of a store.
   *
   * @param facts of the run
   * @param generations from 0 on
   */
  public RunHistory(RunReader.Facts facts, List<GenerationRecord> generations) {
    this.facts = facts;
    // Not checked: earlier versions had keys that are unknown today.
    this.settings =
        ConfigFactory.parseString(facts.settings())
            .withFallback(ConfigFactory.parseString(Settings.defaults().json()));
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

  /** The value of a setting, as text. */
  String setting(String key) {
    return settings.getString(key);
  }

  /** Names of the further objectives. */
  List<String> furtherObjectives() {
    return settings.getStringList("search.further-objectives");
  }

  List<GenerationRecord> generations() {
    return generations;
  }

  Optional<TrialRecord> trial(TrialId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All trials of the search itself, in order, without the final re-evaluation. */
  Stream<TrialRecord> searched() {
    return generations.stream()
        .flatMap(generation -> generation.trials().stream())
        .filter(record -> !record.isReEvaluation());
  }

  /**
   * All trials of the search itself on its first rung, in order: the fitness of longer training
   * runs is not comparable to theirs.
   */
  Stream<TrialRecord> comparable() {
    return searched().filter(record -> !record.isLonger());
  }

  /** The trials of the first rung that were run, in order. */
  List<TrialRecord> evaluations() {
    return comparable().filter(TrialRecord::wasRun).toList();
  }

  /**
   * The best trial of the search: by the highest rung, then larger fitness, then the earlier one.
   */
  Optional<TrialRecord> best() {
    int top = searched().filter(RunHistory::counts).mapToInt(TrialRecord::rung).max().orElse(0);
    return searched()
        .filter(record -> counts(record) && record.rung() == top)
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
  Optional<SearchSpace<?>> space() {
    return recorded().flatMap(RecordedSpace::space);
  }

  /** The space with its supernet, where all networks shared the weights of one. */
  Optional<SupernetSpace> supernet() {
    return recorded().flatMap(RecordedSpace::supernet);
  }

  private Optional<RecordedSpace> recorded() {
    try {
      Settings today = Settings.parse(facts.settings(), List.of());
      return Optional.of(new RecordedSpace(today, anyNetwork()));
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  private Optional<Architecture> anyNetwork() {
    return searched()
        .map(record -> record.trial().candidate())
        .filter(Candidate.Network.class::isInstance)
        .map(candidate -> ((Candidate.Network) candidate).architecture())
        .findFirst();
  }

  /** The fitness of a trial if it counts, else negative infinity. */
  static double counted(TrialRecord record) {
    return counts(record) ? record.fitness().getAsDouble() : Double.NEGATIVE_INFINITY;
  }

  /** A training that was stopped early is not comparable to others. */
  private static boolean counts(TrialRecord record) {
    return record.fitness().isPresent() && !record.isStopped();
  }

  /** Name of the first objective, whose values, signed so that larger is better, are fitness. */
  String objective() {
    return setting("search.objective");
  }
}
