package org.evosearch.jobs.store.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.StoreFiles;

/** What a verification told. */
public final class Findings implements VerificationListener {

  private final List<Damage> damages = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<VerifiedRun> verified = Optional.empty();

  /** What is found in a run. */
  public static Findings of(StoreFiles files, String runId, String... kept) {
    Findings findings = new Findings();
    findings.verified =
        new Verification("store", files)
            .verify(runId, List.of(kept).stream().findFirst(), findings);
    return findings;
  }

  public Optional<VerifiedRun> run() {
    return verified;
  }

  public List<Damage> damages() {
    return damages;
  }

  public List<String> notes() {
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
