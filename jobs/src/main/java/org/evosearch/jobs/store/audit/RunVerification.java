package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.journal.Chain;
import org.evosearch.jobs.store.journal.CommittedGeneration;
import org.evosearch.jobs.store.journal.Companions;
import org.evosearch.jobs.store.journal.RunExtension;
import org.evosearch.jobs.store.journal.RunFile;
import org.evosearch.jobs.store.journal.RunLayout;

/** The verification of one run; {@link #run} may be called once. */
final class RunVerification {

  private final StoreFiles files;
  private final RunLayout layout;
  private final VerificationListener listener;
  private final Optional<KeptDigest> kept;
  private final Set<Damage> told = new HashSet<>();
  private int generations;
  private long trials;

  /**
   * Prepares.
   *
   * @param files which are only read
   * @param kept SHA-256 of a fitness file that is known from elsewhere
   */
  RunVerification(
      StoreFiles files, RunLayout layout, Optional<String> kept, VerificationListener listener) {
    this.files = files;
    this.layout = layout;
    this.kept = kept.map(KeptDigest::new);
    this.listener = listener;
  }

  /** Verifies the run; empty if there is none. */
  Optional<VerifiedRun> run() throws IOException {
    // First of all: what is published now is committed by the time fitness files are read.
    StrayFiles strays = new StrayFiles(files, layout, this::damaged);
    Root root = root();
    if (root.content().isEmpty() && !hasGenerations()) {
      root.damage().ifPresent(this::damaged);
      return root.damage().map(damage -> verified(Optional.empty()));
    }
    Chain chain = chain(root.content());
    root.damage().ifPresent(damage -> damaged(damage.expecting(chain.previousSaidBy(0))));
    walk(chain, strays);
    strays.checkRun();
    strays.checkBehind(chain.size());
    new ResultAudit(files, layout, this::damaged).check(chain.size());
    kept.ifPresent(digest -> compare(digest, chain.size() - 1));
    return Optional.of(verified(chain.head()));
  }

  private VerifiedRun verified(Optional<String> head) {
    return new VerifiedRun(layout.runId(), told.size(), generations, trials, head);
  }

  /** The file of the run, or what is wrong with it; neither if there is none. */
  private record Root(Optional<RunFile.Content> content, Optional<DamagedFile> damage) {}

  private Root root() throws IOException {
    try {
      Optional<RunFile.Content> content = new RunFile(files, layout).read();
      return new Root(content, content.isPresent() ? Optional.empty() : missing());
    } catch (DamagedFile e) {
      return new Root(Optional.empty(), Optional.of(e));
    }
  }

  private Optional<DamagedFile> missing() throws IOException {
    return hasGenerations()
        ? Optional.of(DamagedFile.of(files.describe(layout.run()), "the file is missing"))
        : Optional.empty();
  }

  private boolean hasGenerations() throws IOException {
    for (Table table : Table.OF_GENERATIONS) {
      if (!files.list(layout.directory(table)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private Chain chain(Optional<RunFile.Content> root) throws IOException {
    root.ifPresent(content -> kept.ifPresent(digest -> digest.lookAtRun(content.digest())));
    return new Chain(
        files,
        layout,
        new Companions(files, layout, this::noteUnpublished),
        root.map(RunFile.Content::settingsDigest),
        root.map(RunFile.Content::digest),
        this::damaged);
  }

  private void noteUnpublished(Table table, int generation, String digest) {
    listener.noted(
        files.describe(layout.file(table, generation))
            + " is committed and not published yet: its driver is publishing it, or ended before;"
            + " then the next driver of the run publishes it");
  }

  private void walk(Chain chain, StrayFiles strays) throws IOException {
    CompactionAudit compaction = new CompactionAudit(files, layout, this::damaged, listener::noted);
    RecordedTrials known = new RecordedTrials(files, layout);
    GenerationAudit audit = new GenerationAudit(files, layout, known, this::damaged);
    Optional<CommittedGeneration> committed = chain.next();
    while (committed.isPresent()) {
      take(committed.get(), audit, strays);
      compaction.take(committed.get());
      listener.verified(committed.get().generation(), Math.max(chain.expected(), chain.size()));
      committed = chain.next();
    }
    compaction.end();
  }

  private void take(CommittedGeneration committed, GenerationAudit audit, StrayFiles strays)
      throws IOException {
    generations++;
    trials += committed.trials();
    kept.ifPresent(digest -> digest.lookAt(committed.generation(), committed.digest()));
    audit.take(committed);
    strays.check(committed.generation(), fitness(committed).footer());
    RunExtension.read(committed.tables())
        .ifPresent(
            limits ->
                listener.noted(
                    "limits were raised at generation "
                        + committed.generation()
                        + ": "
                        + limits.text()));
  }

  private static TableFile fitness(CommittedGeneration committed) {
    return Objects.requireNonNull(committed.tables().get(Table.FITNESS));
  }

  private void compare(KeptDigest digest, int last) {
    if (digest.foundAt().isEmpty()) {
      String file = last < 0 ? layout.run() : layout.file(Table.FITNESS, last);
      damaged(
          DamagedFile.of(
                  files.describe(file),
                  "neither it nor a file before it is the one whose digest was kept: generations"
                      + " were removed from the end, or written anew")
              .expecting(Optional.of(digest.hex())));
    } else if (digest.foundAt().get() < last) {
      listener.noted(
          "the run has grown since the digest was kept, from "
              + (digest.foundAt().get() + 1)
              + " generations to "
              + (last + 1));
    }
  }

  /** Reports a damage once: every file in a damaged pack would repeat it. */
  private void damaged(DamagedFile file) {
    if (told.add(file.damage())) {
      listener.damaged(file.damage());
    }
  }
}
