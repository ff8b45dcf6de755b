package org.evosearch.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.digest.Sha256;
import org.evosearch.search.GenerationRecord;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/**
 * The committed generations of a run, read and checked link by link.
 *
 * @param generations from 0 on, none left out
 * @param head SHA-256 of the last fitness file, of the run's file if there is none
 */
record History(List<GenerationRecord> generations, String head) {

  /** Copies the list. */
  History {
    generations = List.copyOf(generations);
  }

  /**
   * Reads a run.
   *
   * @param settingsDigest that of all of its generations
   * @param root SHA-256 of the run's file
   * @throws org.evosearch.search.JournalException if a file is missing, damaged, replaced or newer
   */
  static History read(StoreFiles files, RunLayout layout, String settingsDigest, String root)
      throws IOException {
    Reader reader = new Reader(files, layout, settingsDigest, root);
    reader.readAll();
    return new History(reader.generations, reader.head);
  }

  private static final class Reader {

    private final StoreFiles files;
    private final RunLayout layout;
    private final String settingsDigest;
    private final Companions companions;
    private final List<GenerationRecord> generations = new ArrayList<>();
    private final Map<TrialId, Outcome> outcomes = new HashMap<>();
    private String head;

    Reader(StoreFiles files, RunLayout layout, String settingsDigest, String root) {
      this.files = files;
      this.layout = layout;
      this.settingsDigest = settingsDigest;
      this.companions = new Companions(files, layout);
      this.head = root;
    }

    void readAll() throws IOException {
      int last = lastGeneration();
      int number = 0;
      Optional<byte[]> fitness = files.read(file(number));
      while (fitness.isPresent()) {
        readGeneration(number, fitness.get());
        number++;
        fitness = files.read(file(number));
      }
      // A driver that died before its commit may leave a directory, but no file in it.
      for (int later = number + 1; later <= last; later++) {
        if (files.read(file(later)).isPresent()) {
          throw TableFile.cannotOpen(
              files.describe(file(number)), "the file is missing, later ones are there");
        }
      }
    }

    private int lastGeneration() throws IOException {
      return files.list(layout.directory(Table.FITNESS)).stream()
          .mapToInt(RunLayout::generation)
          .max()
          .orElse(-1);
    }

    private void readGeneration(int number, byte[] bytes) throws IOException {
      String name = files.describe(file(number));
      TableFile fitness = TableFile.read(Table.FITNESS, name, bytes);
      checkLink(number, name, fitness.footer());
      Map<Table, TableFile> tables = companions.read(number, fitness.footer());
      tables.put(Table.FITNESS, fitness);
      try {
        generations.add(GenerationFiles.read(number, tables, outcomes));
      } catch (RuntimeException e) {
        throw TableFile.cannotOpen(name, "the generation does not fit together (" + e + ")", e);
      }
      head = Sha256.hex(bytes);
    }

    private void checkLink(int number, String name, Footer footer) {
      if (!footer.isOf(Table.FITNESS, layout.runId(), number)) {
        throw TableFile.cannotOpen(name, "the file belongs elsewhere");
      }
      if (!footer.value(Footer.PREVIOUS).equals(head)) {
        String before = number == 0 ? layout.run() : file(number - 1);
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
}
