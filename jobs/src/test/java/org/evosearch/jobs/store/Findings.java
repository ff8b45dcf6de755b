package org.evosearch.jobs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a verification told. */
final class Findings implements VerificationListener {

  private final List<Damage> damages = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<VerifiedRun> verified = Optional.empty();

  /** What is found in a run. */
  static Findings of(StoreFiles files, String runId, String... kept) {
    Findings findings = new Findings();
    findings.verified =
        new Verification("store", files)
            .verify(runId, List.of(kept).stream().findFirst(), findings);
    return findings;
  }

  Optional<VerifiedRun> run() {
    return verified;
  }

  List<Damage> damages() {
    return damages;
  }

  List<String> notes() {
    return notes;
  }

  /** The lines for the user. */
  List<String> lines() {
    return damages.stream().map(Damage::line).toList();
  }

  @Override
  public void damaged(Damage damage) {
    damages.add(damage);
  }

  @Override
  public void noted(String note) {
    notes.add(note);
  }

  @Override
  public void verified(int generation, int expected) {}
}
