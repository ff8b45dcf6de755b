package org.evosearch.jobs.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.digest.Sha256;
import org.evosearch.experiment.Experiment;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.RunRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/**
 * Collects the generations of a search that takes only a moment and commits them as one: the run
 * has a single generation, whose trials are in the order of their proposals and keep the number of
 * the generation that proposed them. A search of 500 generations of one trial each thus makes five
 * files, not two thousand.
 */
final class WholeRunJournal implements Journal {

  private final Journal store;
  private final List<GenerationRecord> generations = new ArrayList<>();
  private @Nullable RunRecord run;
  private boolean found;

  /**
   * Wraps a store's journal, which is closed with this one.
   *
   * @param store where the run goes in the end
   */
  WholeRunJournal(Journal store) {
    this.store = store;
  }

  /** Whether the run of a search is recorded so. */
  static boolean isFor(Experiment<?> experiment) {
    return experiment.recipe().trialsPerTask() > 1;
  }

  /** The record of a run as the store has it. */
  static RunRecord stored(Experiment<?> experiment, RunRecord record) {
    return isFor(experiment) ? asOne(record) : record;
  }

  /** Maps the settings digest of a search to that of its record in the store. */
  static UnaryOperator<String> digests(Experiment<?> experiment) {
    return isFor(experiment) ? WholeRunJournal::recorded : UnaryOperator.identity();
  }

  /** The run as it was committed before, if it was. */
  List<GenerationRecord> committed(RunRecord record) {
    run = asOne(record);
    List<GenerationRecord> committed = store.open(run);
    found = !committed.isEmpty();
    return committed;
  }

  /** Changes the settings digest, so that the search command cannot resume such a run. */
  private static RunRecord asOne(RunRecord record) {
    return new RunRecord(
        record.runId(),
        record.settings(),
        recorded(record.settingsDigest()),
        record.data(),
        record.protocol(),
        record.provenance(),
        record.createdAt());
  }

  /** The settings digest that such a run records instead of its own. */
  private static String recorded(String settingsDigest) {
    return Sha256.hex(settingsDigest + " in one generation");
  }

  @Override
  public Iterator<GenerationRecord> begin(RunRecord record) {
    if (run == null || found) {
      throw new IllegalStateException("[BUG] Expected a run that is not committed");
    }
    return Collections.emptyIterator();
  }

  @Override
  public Map<Trial, Outcome> kept(List<Trial> trials) {
    return Map.of();
  }

  @Override
  public void keep(Trial trial, Outcome outcome) {}

  @Override
  public void commit(GenerationRecord generation) {
    generations.add(generation);
  }

  /** Commits the whole search as one generation. */
  List<GenerationRecord> finish() {
    GenerationRecord whole = whole();
    store.commit(whole);
    return List.of(whole);
  }

  private GenerationRecord whole() {
    int[] offsets = new int[generations.size()];
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] = offsets[i - 1] + generations.get(i - 1).trials().size();
    }
    List<TrialRecord> trials =
        generations.stream()
            .flatMap(generation -> generation.trials().stream())
            .map(record -> moved(record, offsets))
            .toList();
    List<Integer> proposedIn =
        generations.stream()
            .flatMap(
                generation ->
                    Collections.nCopies(generation.trials().size(), generation.generation())
                        .stream())
            .toList();
    return new GenerationRecord(0, trials, archives(offsets), "", proposedIn);
  }

  private static TrialId moved(TrialId id, int[] offsets) {
    return new TrialId(0, offsets[id.generation()] + id.index());
  }

  private static TrialRecord moved(TrialRecord record, int[] offsets) {
    Trial trial = record.trial();
    TrialId source = record.reusedFrom();
    return new TrialRecord(
        new Trial(
            moved(trial.id(), offsets),
            trial.candidate(),
            trial.fingerprint(),
            trial.budget(),
            trial.seed()),
        record.genotype(),
        new Origin(
            record.operator(),
            record.parents().stream().map(parent -> moved(parent, offsets)).toList(),
            record.origin().species(),
            record.origin().rung()),
        source == null ? null : moved(source, offsets),
        record.outcome(),
        record.fitness());
  }

  private Map<String, List<ArchiveEntry>> archives(int[] offsets) {
    Map<String, List<ArchiveEntry>> last =
        generations.isEmpty()
            ? Map.of()
            : new HashMap<>(generations.get(generations.size() - 1).archives());
    last.replaceAll((name, entries) -> entries.stream().map(e -> moved(e, offsets)).toList());
    return last;
  }

  private static ArchiveEntry moved(ArchiveEntry entry, int[] offsets) {
    return new ArchiveEntry(
        moved(entry.id(), offsets), entry.fingerprint(), entry.objectives(), entry.parameters());
  }

  @Override
  public void close() {
    store.close();
  }
}
