package org.evosearch.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.trial.TrialId;

/**
 * A committed generation.
 *
 * @param generation from 0
 * @param trials its trials, in order
 * @param archives the entries of each archive after this generation, best first, by its name
 * @param stopped why the search stopped at this commit, empty if it did not
 * @param proposedIn generation of the search in which each trial was proposed; empty if that is
 *     this one for all of them
 */
public record GenerationRecord(
    int generation,
    List<TrialRecord> trials,
    Map<String, List<ArchiveEntry>> archives,
    String stopped,
    List<Integer> proposedIn) {

  /** A generation whose trials were all proposed in it. */
  public GenerationRecord(
      int generation,
      List<TrialRecord> trials,
      Map<String, List<ArchiveEntry>> archives,
      String stopped) {
    this(generation, trials, archives, stopped, List.of());
  }

  /** A generation at which the search did not stop. */
  public GenerationRecord(
      int generation, List<TrialRecord> trials, Map<String, List<ArchiveEntry>> archives) {
    this(generation, trials, archives, "");
  }

  /** Copies the collections and checks that each trial's index is its position. */
  public GenerationRecord {
    trials = List.copyOf(trials);
    archives = Map.copyOf(archives);
    proposedIn = List.copyOf(proposedIn);
    if (!proposedIn.isEmpty() && proposedIn.size() != trials.size()) {
      throw new IllegalArgumentException(
          "Invalid proposed-in: " + proposedIn.size() + " (one for each trial, or none)");
    }
    for (int i = 0; i < trials.size(); i++) {
      TrialId place = new TrialId(generation, i);
      if (!trials.get(i).trial().id().equals(place)) {
        throw new IllegalArgumentException(
            "Invalid trial: " + trials.get(i).trial().id() + " (" + place + " at this place)");
      }
    }
  }

  /** The trials that were run, including those that were only scored. */
  Stream<TrialRecord> run() {
    return trials.stream().filter(record -> record.reusedFrom() == null && !record.isInfeasible());
  }

  /** This generation with other records of its trials. */
  GenerationRecord with(List<TrialRecord> others) {
    return new GenerationRecord(generation, others, archives, stopped, proposedIn);
  }

  /** This generation, at which the search stopped. */
  public GenerationRecord stoppedBy(String reason) {
    return new GenerationRecord(generation, trials, archives, reason, proposedIn);
  }
}
