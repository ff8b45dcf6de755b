package org.evosearch.jobs.store.audit;

import org.evosearch.jobs.store.files.Damage;

/** Receives what a verification finds, as it finds it. */
public interface VerificationListener {

  /** A file is damaged, missing or misplaced. */
  void damaged(Damage damage);

  /** An observation that is not damage. */
  void noted(String note);

  /**
   * A generation was verified.
   *
   * @param generation from 0
   * @param expected how many there will be
   */
  void verified(int generation, int expected);
}
