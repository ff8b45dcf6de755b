package org.evosearch.jobs.store.compaction;

/** A run cannot be compacted; the message is the reason. */
final class UncompactableRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UncompactableRun(String reason) {
    super(reason);
  }
}
