package org.evosearch.search;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.evosearch.strategy.StopReason;

/**
 * The generations that earlier drivers committed, in order. They are read one at a time, so that
 * resuming a long run takes no more memory than running it.
 */
final class CommittedGenerations {

  private final Iterator<GenerationRecord> records;
  private Optional<GenerationRecord> next;
  private Optional<StopReason> stopReason = Optional.empty();
  private int outdated;

  /** Reads the generations of a journal. */
  CommittedGenerations(Iterator<GenerationRecord> records) {
    this.records = records;
    this.next = read();
  }

  private Optional<GenerationRecord> read() {
    return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
  }

  /**
   * Whether another generation of the search was committed. A final re-evaluation is not one; those
   * that were outdated by higher limits are skipped.
   */
  boolean hasNext() {
    while (isReEvaluation() && records.hasNext()) {
      outdated++;
      next = read();
    }
    return next.isPresent() && !isReEvaluation();
  }

  private boolean isReEvaluation() {
    return next.isPresent() && FinalReEvaluation.isOne(next.get());
  }

  /** The number of final re-evaluations, once all generations have been taken. */
  int reEvaluations() {
    return finalReEvaluation().isPresent() ? outdated + 1 : outdated;
  }

  /** The next generation of the search. */
  GenerationRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no generation of the search is left");
    }
    GenerationRecord taken = next.get();
    if (!taken.stopped().isEmpty()) {
      stopReason = Optional.of(new StopReason(taken.stopped()));
    }
    next = read();
    return taken;
  }

  /**
   * The final re-evaluation after the last generation, if it was committed; generations that were
   * not taken are skipped.
   */
  Optional<GenerationRecord> finalReEvaluation() {
    while (hasNext()) {
      next();
    }
    return next;
  }

  /** Why an earlier driver stopped, from the last taken generation with a reason. */
  Optional<StopReason> stopReason() {
    return stopReason;
  }
}
