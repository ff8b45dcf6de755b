package org.evosearch.search;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.evosearch.strategy.StopReason;

/**
 * What earlier drivers committed of a search, in order. One generation is held at a time: a long
 * run takes no more memory when it is gone through again than when it was made.
 */
final class CommittedGenerations {

  private final Iterator<GenerationRecord> records;
  private Optional<GenerationRecord> next;
  private Optional<StopReason> stopReason = Optional.empty();
  private int rounds;

  /** Takes over what a journal has of a run. */
  CommittedGenerations(Iterator<GenerationRecord> records) {
    this.records = records;
    this.next = read();
  }

  private Optional<GenerationRecord> read() {
    return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
  }

  /**
   * Whether another generation of the search was committed. A final round is none; one that the
   * search went on behind, with higher limits, is passed over.
   */
  boolean hasNext() {
    while (isRound() && records.hasNext()) {
      rounds++;
      next = read();
    }
    return next.isPresent() && !isRound();
  }

  private boolean isRound() {
    return next.isPresent() && FinalRound.isOne(next.get());
  }

  /** How many final rounds were committed, when all generations have been taken. */
  int rounds() {
    return finalRound().isPresent() ? rounds + 1 : rounds;
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
   * The round after the last generation, if it was committed; generations that were not taken are
   * skipped.
   */
  Optional<GenerationRecord> finalRound() {
    while (hasNext()) {
      next();
    }
    return next;
  }

  /** Why an earlier driver stopped, by the last generation taken that says so. */
  Optional<StopReason> stopReason() {
    return stopReason;
  }
}
