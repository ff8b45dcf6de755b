package org.evosearch.jobs.store.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.TrialId;

/** The final re-evaluation of a search of three generations: its best was trained again, twice. */
public final class SampleReEvaluation {

  private SampleReEvaluation() {}

  /** Two trials that were made from trial 2/0, of which one failed. */
  public static GenerationRecord of(SampleRecords records) {
    TrialId best = new TrialId(2, 0);
    List<TrialRecord> trials =
        records.generation(3, 2).trials().stream()
            .map(record -> reEvaluated(record, best))
            .toList();
    Map<String, List<ArchiveEntry>> archives = new HashMap<>(records.generation(2, 4).archives());
    OptionalDouble mean =
        trials.stream().flatMapToDouble(record -> record.fitness().stream()).average();
    TrialRecord kept = records.generation(2, 4).trials().get(0);
    archives.put(
        "re-scored",
        List.of(
            new ArchiveEntry(best, kept.trial().fingerprint(), List.of(mean.getAsDouble()), 1L)));
    return new GenerationRecord(3, trials, archives);
  }

  private static TrialRecord reEvaluated(TrialRecord record, TrialId of) {
    return new TrialRecord(
        record.trial(),
        record.genotype(),
        "re-score",
        List.of(of),
        null,
        record.outcome(),
        record.fitness());
  }
}
