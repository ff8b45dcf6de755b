package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.audit.Verification;
import org.evosearch.jobs.store.audit.VerificationListener;
import org.evosearch.jobs.store.audit.VerifiedRun;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.MergedFile;
import org.evosearch.jobs.store.format.MergedWriter;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.Chain;
import org.evosearch.jobs.store.journal.CommittedGeneration;
import org.evosearch.jobs.store.journal.Companions;
import org.evosearch.jobs.store.journal.RunFile;
import org.evosearch.jobs.store.journal.RunLayout;

/**
 * The compaction of one run, which may be run once; {@code docs/commit-protocol.md} explains its
 * steps. It may end between any two of them; the next compaction resumes it.
 */
final class RunCompaction {

  /** Maximum size of a merged file, which is one array of bytes, also for verification. */
  private static final long MAX_BYTES = 1L << 30;

  private final StoreFiles files;
  private final RunLayout layout;
  private final StagedFiles staged;
  private final Map<Table, MergedWriter> writers = new EnumMap<>(Table.class);
  private final Map<String, String> placed = new LinkedHashMap<>();
  private int generations;
  private String head = "";

  /**
   * Creates the compaction.
   *
   * @param files of the store, in which the caller holds the lock of the run
   */
  RunCompaction(StoreFiles files, RunLayout layout) {
    this.files = files;
    this.layout = layout;
    this.staged = new StagedFiles(files, layout.runId());
  }

  /**
   * Compacts the run.
   *
   * @return number of directories of small files that were deleted
   * @throws DamagedFile if the run is not as it was written; then nothing is deleted
   */
  int run() throws IOException {
    merge();
    Map<Table, String> merged = stageCompanions();
    stageFitness(merged);
    verify();
    for (Map.Entry<String, String> file : placed.entrySet()) {
      staged.claim(file.getValue(), file.getKey());
    }
    int deleted = deleteOriginals();
    staged.sweep();
    return deleted;
  }

  /** Reads the chain once: packs the files, and collects their rows. */
  private void merge() throws IOException {
    StoreFiles all = new CompactedFiles(files);
    OriginalPacks packs = new OriginalPacks(files, layout.runId(), staged);
    Chain chain = chain(all);
    Optional<CommittedGeneration> next = chain.next();
    while (next.isPresent()) {
      CommittedGeneration committed = next.get();
      add(committed);
      packs.add(committed.generation(), originals(all, committed));
      next = chain.next();
    }
    packs.end();
    generations = chain.size();
    head = chain.head().orElseThrow();
  }

  private Chain chain(StoreFiles all) throws IOException {
    RunFile.Content root =
        new RunFile(all, layout)
            .read()
            .orElseThrow(() -> DamagedFile.of(files.describe(layout.run()), "the file is missing"));
    return new Chain(
        all,
        layout,
        new Companions(all, layout),
        Optional.of(root.settingsDigest()),
        Optional.of(root.digest()),
        damage -> {
          throw damage;
        });
  }

  private Map<String, byte[]> originals(StoreFiles all, CommittedGeneration committed)
      throws IOException {
    Map<String, byte[]> originals = new TreeMap<>();
    for (Table table : committed.tables().keySet()) {
      String file = layout.file(table, committed.generation());
      Optional<byte[]> bytes = all.read(file);
      originals.put(
          file,
          bytes.orElseThrow(() -> DamagedFile.of(files.describe(file), "the file is missing")));
    }
    return originals;
  }

  private void add(CommittedGeneration committed) {
    committed
        .tables()
        .forEach(
            (table, file) -> {
              MergedWriter writer = writers.computeIfAbsent(table, MergedWriter::new);
              writer.add(committed.generation(), file.rows());
              if (writer.size() > MAX_BYTES) {
                throw new UncompactableRun(
                    "its " + table.key() + " would be a file of more than 1 GiB");
              }
            });
  }

  private Footer footer(Table table) {
    return Footer.of(table, layout.runId())
        .with(MergedFile.GENERATIONS, String.valueOf(generations));
  }

  /** Returns the SHA-256 of each merged file beside fitness. */
  private Map<Table, String> stageCompanions() throws IOException {
    Map<Table, String> digests = new EnumMap<>(Table.class);
    for (Table table : Table.BESIDE) {
      if (writers.containsKey(table)) {
        digests.put(table, stage(table, footer(table)));
      }
    }
    return digests;
  }

  /** Stages the fitness file, which has the digests of all others and is published last. */
  private void stageFitness(Map<Table, String> companions) throws IOException {
    Footer footer =
        footer(Table.FITNESS).with(MergedFile.HEAD, head).with(MergedFile.PACKS, packDigests());
    for (Map.Entry<Table, String> companion : companions.entrySet()) {
      footer = footer.with(Footer.digestOf(companion.getKey()), companion.getValue());
    }
    stage(Table.FITNESS, footer);
  }

  private String packDigests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (PackName pack : CompactedFiles.list(files, layout.runId())) {
      byte[] bytes = files.read(pack.file()).orElseThrow();
      digests.put(pack.range(), Sha256.hex(bytes));
    }
    return digests.entrySet().stream()
        .map(pack -> pack.getKey() + "=" + pack.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Stages a table's file, unless an earlier compaction has published it; returns its SHA-256. */
  private String stage(Table table, Footer footer) throws IOException {
    byte[] own = Objects.requireNonNull(writers.remove(table)).end(footer);
    String place = layout.mergedFile(table, generations);
    Optional<byte[]> present = files.read(place);
    if (present.isEmpty()) {
      placed.put(place, staged.write(own));
    }
    return Sha256.hex(present.orElse(own));
  }

  /** Reads back all that will remain, before anything is deleted. */
  private void verify() {
    StoreFiles remaining = new RemainingFiles(files, layout, generations, placed);
    List<Damage> damages = new ArrayList<>();
    Optional<VerifiedRun> verified =
        new Verification("", new CompactedFiles(remaining))
            .verify(layout.runId(), Optional.of(head), new Listener(damages));
    if (!damages.isEmpty()) {
      throw new DamagedFile(damages.get(0));
    }
    if (verified.isEmpty() || verified.get().generations() != generations) {
      throw new IllegalStateException("[BUG] Expected " + generations + " generations to remain");
    }
  }

  private int deleteOriginals() throws IOException {
    int deleted = 0;
    for (Table table : Table.OF_A_GENERATION) {
      for (String name : files.list(layout.directory(table))) {
        if (RunLayout.isMergedInto(name, generations)) {
          files.delete(layout.directory(table) + "/" + name);
          deleted++;
        }
      }
    }
    return deleted;
  }

  private record Listener(List<Damage> damages) implements VerificationListener {

    @Override
    public void damaged(Damage damage) {
      damages.add(damage);
    }

    @Override
    public void noted(String note) {}

    @Override
    public void verified(int generation, int expected) {}
  }
}
