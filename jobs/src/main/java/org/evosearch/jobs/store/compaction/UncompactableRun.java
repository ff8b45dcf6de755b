package org.evosearch.jobs.store.compaction;

/** A run that stays as it is, and why. */
final class UncompactableRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UncompactableRun(String reason) {
    super(reason);
  }
}
