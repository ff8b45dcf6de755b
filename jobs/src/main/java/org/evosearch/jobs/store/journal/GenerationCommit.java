package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.RunRecord;

/** The steps that commit a generation, explained in {@code docs/commit-protocol.md}. */
final class GenerationCommit {

  private final StoreFiles files;
  private final RunLayout layout;
  private final String settingsDigest;
  private final String attemptId;
  private final Companions companions;

  /**
   * Creates the commits of one driver.
   *
   * @param attemptId id of the driver
   */
  GenerationCommit(StoreFiles files, RunRecord run, String attemptId) {
    this.files = files;
    this.layout = new RunLayout(run.runId());
    this.settingsDigest = run.settingsDigest();
    this.attemptId = attemptId;
    this.companions = new Companions(files, layout);
  }

  /**
   * Commits a generation. Can be repeated after any failure.
   *
   * @param previous SHA-256 of the file that this generation follows
   * @param extension limits that this driver has raised and not committed yet
   * @return SHA-256 of its fitness file
   */
  String commit(GenerationRecord generation, String previous, Optional<RunExtension> extension) {
    Footer chain = Footer.chain(settingsDigest, attemptId, previous);
    SealedGeneration sealed =
        extension
            .map(raised -> SealedGeneration.of(layout.runId(), generation, chain, raised))
            .orElseGet(() -> SealedGeneration.of(layout.runId(), generation, chain));
    decide(sealed);
    publish(sealed);
    sweep(sealed.number());
    return sealed.digest(Table.FITNESS);
  }

  /**
   * Writes all that the generation needs; then the claim of one name decides whose generation it
   * is.
   */
  private void decide(SealedGeneration sealed) {
    int number = sealed.number();
    String staged = layout.staged(Table.FITNESS, number, sealed.digest(Table.FITNESS));
    try {
      companions.stage(sealed);
      files.write(staged, sealed.bytes(Table.FITNESS));
      files.claim(staged, layout.file(Table.FITNESS, number));
    } catch (IOException e) {
      settle(sealed, e);
    }
  }

  /**
   * Something went wrong before, in, or after the decisive step: the file that exists now decides.
   */
  private void settle(SealedGeneration sealed, IOException problem) {
    Optional<byte[]> committed;
    try {
      committed = files.read(layout.file(Table.FITNESS, sealed.number()));
    } catch (IOException e) {
      problem.addSuppressed(e);
      throw unknown(sealed, problem);
    }
    if (committed.isEmpty()) {
      throw unknown(sealed, problem);
    }
    // The attempt id is part of the bytes: no other driver writes the same ones.
    if (!Arrays.equals(committed.get(), sealed.bytes(Table.FITNESS))) {
      throw new JournalException(
          Kind.CONFLICT,
          "Cannot commit " + named(sealed) + ": another driver committed it first",
          problem);
    }
  }

  private JournalException unknown(SealedGeneration sealed, IOException problem) {
    return new JournalException(
        Kind.UNKNOWN,
        "Cannot tell whether "
            + named(sealed)
            + " is committed: "
            + problem
            + "; nothing was deleted, run the same command again to resume",
        problem);
  }

  private void publish(SealedGeneration sealed) {
    try {
      companions.publish(sealed.number(), sealed.footer());
    } catch (IOException e) {
      throw new JournalException(
          Kind.UNKNOWN,
          "Cannot publish all tables of "
              + named(sealed)
              + ", which is committed: "
              + e
              + "; run the same command again to resume",
          e);
    }
  }

  private void sweep(int number) {
    try {
      files.delete(layout.open(number));
    } catch (IOException e) {
      // Nobody reads these files; they are swept when the run is opened next.
    }
  }

  private String named(SealedGeneration sealed) {
    return "generation " + sealed.number() + " of run " + layout.runId();
  }
}
