package org.evosearch.search;

import java.util.List;
import java.util.Map;
import org.evosearch.archive.ArchiveEntry;

/**
 * A generation as it is committed.
 *
 * @param generation from 0
 * @param trials its trials, in order
 * @param archives what each archive keeps after this generation, best first, by its name
 */
public record GenerationRecord(
    int generation, List<TrialRecord> trials, Map<String, List<ArchiveEntry>> archives) {

  /** Copies list and map. */
  public GenerationRecord {
    trials = List.copyOf(trials);
    archives = Map.copyOf(archives);
  }
}
