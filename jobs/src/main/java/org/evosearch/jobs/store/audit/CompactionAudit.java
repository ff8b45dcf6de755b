package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.MergedFile;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.CommittedGeneration;
import org.evosearch.jobs.store.journal.RunLayout;

/**
 * Checks that a compacted run has all files that its compaction wrote, and that merged rows are
 * those of the committed files. A run that is not compacted passes.
 */
final class CompactionAudit {

  private final StoreFiles files;
  private final RunLayout layout;
  private final Consumer<DamagedFile> damages;
  private final Consumer<String> notes;
  private final Map<Table, MergedFile> merged = new EnumMap<>(Table.class);
  private final int generations;
  private Footer fitness = new Footer(Map.of());

  /**
   * Checks the merged files and packs, before the first generation is taken.
   *
   * @param damages receives each damage
   * @param notes receives a line if a compaction was interrupted
   */
  CompactionAudit(
      StoreFiles files, RunLayout layout, Consumer<DamagedFile> damages, Consumer<String> notes)
      throws IOException {
    this.files = files;
    this.layout = layout;
    this.damages = damages;
    this.notes = notes;
    this.generations = mergedGenerations(Table.FITNESS).stream().findFirst().orElse(0);
    if (generations > 0) {
      openFitness();
    }
    checkPacks();
    checkUnfinished();
  }

  /** Numbers of merged generations by the names of directories, the largest first. */
  private List<Integer> mergedGenerations(Table table) throws IOException {
    return files.list(layout.directory(table)).stream()
        .map(RunLayout::mergedGenerations)
        .filter(number -> number > 0)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private void openFitness() throws IOException {
    open(Table.FITNESS, Optional.empty());
    boolean isReadable = merged.containsKey(Table.FITNESS);
    for (Table table : Table.BESIDE) {
      String digest = fitness.value(Footer.digestOf(table));
      if (!digest.isEmpty() || (!isReadable && mergedGenerations(table).contains(generations))) {
        open(table, Optional.of(digest).filter(hex -> !hex.isEmpty()));
      }
    }
  }

  private void open(Table table, Optional<String> digest) throws IOException {
    String file = layout.mergedFile(table, generations);
    String name = files.describe(file);
    try {
      byte[] bytes =
          files.read(file).orElseThrow(() -> DamagedFile.of(name, "the file is missing"));
      MergedFile opened = MergedFile.open(table, name, bytes);
      if (digest.isPresent() && !digest.get().equals(Sha256.hex(bytes))) {
        throw DamagedFile.of(name, "it is not the file that compact wrote");
      }
      if (!opened.footer().isOf(table, layout.runId()) || opened.generations() != generations) {
        throw DamagedFile.of(name, "the file belongs elsewhere");
      }
      merged.put(table, opened);
      fitness = table == Table.FITNESS ? opened.footer() : fitness;
    } catch (DamagedFile e) {
      damages.accept(e.expecting(digest));
    }
  }

  private void checkPacks() throws IOException {
    NavigableMap<String, String> due = new TreeMap<>();
    for (String pack : fitness.value(MergedFile.PACKS).split(" ", -1)) {
      String[] parts = pack.split("=", 2);
      if (parts.length == 2) {
        due.put(PackName.file(parts[0]), parts[1]);
      }
    }
    String directory = PackName.directory(layout.runId());
    for (Map.Entry<String, String> pack : due.entrySet()) {
      checkPack(directory + "/" + pack.getKey(), pack.getValue());
    }
    for (String name : files.list(directory)) {
      if (PackName.of(layout.runId(), name).isEmpty() && !name.equals(PackName.STAGED)) {
        tell(directory + "/" + name, "it is no pack", Remedy.REMOVE);
      }
    }
  }

  private void checkPack(String file, String digest) throws IOException {
    String name = files.describe(file);
    try {
      byte[] bytes =
          files.read(file).orElseThrow(() -> DamagedFile.of(name, "the file is missing"));
      if (!Sha256.hex(bytes).equals(digest)) {
        throw DamagedFile.of(name, "it is not the pack that compact wrote");
      }
    } catch (DamagedFile e) {
      damages.accept(e.expecting(Optional.of(digest)));
    }
  }

  /**
   * Looks for files of a compaction without its fitness file: it was interrupted, or the file is
   * lost.
   */
  private void checkUnfinished() throws IOException {
    int begun = generations;
    for (Table table : Table.BESIDE) {
      begun = Math.max(begun, mergedGenerations(table).stream().findFirst().orElse(0));
    }
    for (PackName pack : CompactedFiles.list(files, layout.runId())) {
      begun = Math.max(begun, pack.last() + 1);
    }
    if (begun > generations && !areInPlace(begun)) {
      tell(layout.mergedFile(Table.FITNESS, begun), "the file is missing", Remedy.RESTORE);
    } else if (begun > generations || isLeftOver()) {
      notes.accept(
          files.describe(PackName.directory(layout.runId()))
              + ": a compaction of the run was interrupted; run it again");
    }
  }

  private boolean areInPlace(int begun) throws IOException {
    for (int generation = generations; generation < begun; generation++) {
      if (files.list(layout.directory(Table.FITNESS, generation)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean isLeftOver() throws IOException {
    boolean isLeftOver = files.list(PackName.directory(layout.runId())).contains(PackName.STAGED);
    for (Table table : Table.OF_A_GENERATION) {
      isLeftOver |= mergedGenerations(table).size() > 1;
    }
    return isLeftOver;
  }

  private void tell(String file, String reason, Remedy remedy) {
    damages.accept(new DamagedFile(new Damage(files.describe(file), reason, "", remedy)));
  }

  /** Compares the merged rows of a generation with those of its files. */
  void take(CommittedGeneration committed) {
    int generation = committed.generation();
    if (generation >= generations) {
      return;
    }
    String head = fitness.value(MergedFile.HEAD);
    if (generation == generations - 1 && !head.isEmpty() && !head.equals(committed.digest())) {
      String last = files.describe(layout.file(Table.FITNESS, generation));
      damages.accept(
          DamagedFile.of(last, "it is not the file that was compacted")
              .expecting(Optional.of(head)));
    }
    for (Table table : List.copyOf(merged.keySet())) {
      TableFile original = committed.tables().get(table);
      compare(table, generation, original == null ? List.of() : original.rows());
    }
  }

  private void compare(Table table, int generation, List<TableRow> rows) {
    MergedFile file = merged.get(table);
    if (file == null) {
      return;
    }
    String name = files.describe(layout.mergedFile(table, generations));
    try {
      if (!file.rows(generation).equals(rows)) {
        throw DamagedFile.of(
            name, "its rows of generation " + generation + " are not those that were committed");
      }
    } catch (DamagedFile e) {
      damages.accept(e);
      merged.remove(table);
    }
  }

  /**
   * Ends the audit: checks that merged files have no rows of generations that are not committed.
   */
  void end() {
    merged.forEach(
        (table, file) -> {
          if (file.hasMore()) {
            tell(
                layout.mergedFile(table, generations),
                "it has rows of generations that are not committed",
                Remedy.RESTORE);
          }
          file.close();
        });
  }
}
