package org.evosearch.jobs.store.audit;

import org.evosearch.jobs.store.files.Damage;

/** Is told what a verification finds, as it finds it. */
public interface VerificationListener {

  /** A file is not as it must be. */
  void damaged(Damage damage);

  /** Something is worth knowing and no damage. */
  void noted(String note);

  /**
   * A generation was gone through.
   *
   * @param generation from 0
   * @param expected how many there will be
   */
  void verified(int generation, int expected);
}
