package org.evosearch.jobs.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.evosearch.digest.Sha256;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.JournalException;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/**
 * The committed generations of a run, from 0 on and none left out, read and checked link by link.
 *
 * <p>What is missing, damaged, replaced or newer ends it with a {@link JournalException}.
 */
final class History {

  private final StoreFiles files;
  private final RunLayout layout;
  private final String settingsDigest;
  private final Companions companions;
  private final Map<TrialId, Outcome> outcomes = new HashMap<>();
  private final int last;
  private String head;
  private int read;
  private Optional<byte[]> fitness = Optional.empty();
  private boolean ended;

  /**
   * Begins to read.
   *
   * @param settingsDigest that of all generations
   * @param root SHA-256 of the run's file
   */
  History(StoreFiles files, RunLayout layout, String settingsDigest, String root)
      throws IOException {
    this.files = files;
    this.layout = layout;
    this.settingsDigest = settingsDigest;
    this.companions = new Companions(files, layout);
    this.head = root;
    // Before anything is read: what a rival commits meanwhile is no later file than a missing one.
    this.last = lastGeneration();
  }

  /** SHA-256 of the last fitness file that was read, of the run's file if there was none. */
  String head() {
    return head;
  }

  /** How many generations were read. */
  int size() {
    return read;
  }

  /** Whether another generation was committed. */
  boolean hasNext() throws IOException {
    if (fitness.isEmpty() && !ended) {
      fitness = files.read(file(read));
      if (fitness.isEmpty()) {
        checkNoneLater();
        ended = true;
        outcomes.clear();
      }
    }
    return fitness.isPresent();
  }

  /** The next generation. */
  GenerationRecord next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + read + " generations were read");
    }
    GenerationRecord generation = read(fitness.orElseThrow());
    fitness = Optional.empty();
    read++;
    return generation;
  }

  private int lastGeneration() throws IOException {
    return files.list(layout.directory(Table.FITNESS)).stream()
        .mapToInt(RunLayout::generation)
        .max()
        .orElse(-1);
  }

  /** A driver that died before its commit may leave a directory, but no file in it. */
  private void checkNoneLater() throws IOException {
    for (int later = read + 1; later <= last; later++) {
      if (files.read(file(later)).isPresent()) {
        throw TableFile.cannotOpen(
            files.describe(file(read)), "the file is missing, later ones are there");
      }
    }
  }

  private GenerationRecord read(byte[] bytes) throws IOException {
    String name = files.describe(file(read));
    TableFile file = TableFile.read(Table.FITNESS, name, bytes);
    checkLink(name, file.footer());
    Map<Table, TableFile> tables = companions.read(read, file.footer());
    tables.put(Table.FITNESS, file);
    head = Sha256.hex(bytes);
    try {
      return GenerationFiles.read(read, tables, outcomes);
    } catch (RuntimeException e) {
      throw TableFile.cannotOpen(name, "the generation does not fit together (" + e + ")", e);
    }
  }

  private void checkLink(String name, Footer footer) {
    if (!footer.isOf(Table.FITNESS, layout.runId(), read)) {
      throw TableFile.cannotOpen(name, "the file belongs elsewhere");
    }
    if (!footer.value(Footer.PREVIOUS).equals(head)) {
      String before = read == 0 ? layout.run() : file(read - 1);
      throw TableFile.cannotOpen(
          name, "it does not follow " + files.describe(before) + " (one was replaced)");
    }
    if (!footer.value(Footer.SETTINGS_DIGEST).equals(settingsDigest)) {
      throw TableFile.cannotOpen(name, "it was written with other settings");
    }
  }

  private String file(int number) {
    return layout.file(Table.FITNESS, number);
  }
}
