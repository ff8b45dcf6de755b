package org.evosearch.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.archive.TieredFront;
import org.evosearch.archive.TieredHallOfFame;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.strategy.Goal;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/** The archives of a search, with the records of the trials that they keep. */
final class Archives {

  private final Goal goal;
  private final TieredHallOfFame hallOfFame;
  private final TieredFront front;
  private final Map<TrialId, TrialRecord> archived = new HashMap<>();

  Archives(SearchPlan plan) {
    int tiers = plan.effort().rungs().top() + 1;
    this.goal = plan.goal();
    this.hallOfFame = new TieredHallOfFame(plan.finalists().number(), tiers);
    this.front = new TieredFront(tiers);
  }

  /** Offers the trials of a generation. */
  void offer(List<TrialRecord> generation) {
    generation.forEach(this::offer);
    prune();
  }

  /** Leaves out training runs that were stopped early: others are known to be better. */
  private void offer(TrialRecord record) {
    Measurement tried = record.measurement();
    List<Double> objectives = goal.values(tried);
    if (record.trial().candidate().isChoosable()
        && !objectives.isEmpty()
        && record.reusedFrom() == null
        && !record.isStopped()
        && goal.violation(tried) == 0) {
      ArchiveEntry entry = entry(record.trial(), objectives, tried.parameters());
      archived.put(record.trial().id(), record);
      hallOfFame.offer(record.rung(), entry);
      front.offer(record.rung(), entry);
    }
  }

  private static ArchiveEntry entry(Trial trial, List<Double> objectives, long parameters) {
    return objectives.size() == 1
        ? ArchiveEntry.ofSize(trial.id(), trial.fingerprint(), objectives.get(0), parameters)
        : new ArchiveEntry(trial.id(), trial.fingerprint(), objectives, parameters);
  }

  /** Drops the records of trials that no archive keeps. */
  private void prune() {
    Set<TrialId> kept =
        Stream.concat(hallOfFame.entries().stream(), front.entries().stream())
            .map(ArchiveEntry::id)
            .collect(Collectors.toSet());
    archived.keySet().retainAll(kept);
  }

  /** The current entries of each archive, by its name. */
  Map<String, List<ArchiveEntry>> contents() {
    Map<String, List<ArchiveEntry>> contents = new LinkedHashMap<>();
    contents.put(hallOfFame.name(), hallOfFame.entries());
    contents.put(front.name(), front.entries());
    return contents;
  }

  List<TrialRecord> hallOfFame() {
    return records(hallOfFame.entries());
  }

  List<TrialRecord> front() {
    return records(front.entries());
  }

  /** The trials that archives keep. */
  List<TrialRecord> kept() {
    return List.copyOf(archived.values());
  }

  private List<TrialRecord> records(List<ArchiveEntry> entries) {
    return entries.stream().map(entry -> Objects.requireNonNull(archived.get(entry.id()))).toList();
  }
}
