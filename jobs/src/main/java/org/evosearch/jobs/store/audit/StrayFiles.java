package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.Damage.Remedy;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.Companions;
import org.evosearch.jobs.store.journal.RunLayout;

/**
 * Finds files among those of a run that belong to no commit: every engine that reads the tables
 * would include them.
 */
final class StrayFiles {

  private static final List<Table> ALL =
      Stream.concat(Table.BESIDE.stream(), Stream.of(Table.FITNESS)).toList();

  private final StoreFiles files;
  private final NamesWithRows names;
  private final RunLayout layout;
  private final Consumer<DamagedFile> damages;
  private final NavigableSet<Integer> published = new TreeSet<>();

  /**
   * Notes which generations have published files. Those files are published only after their
   * fitness file, so that the generations noted now are committed by the time fitness files are
   * read.
   */
  StrayFiles(StoreFiles files, RunLayout layout, Consumer<DamagedFile> damages) throws IOException {
    this.files = files;
    this.names = new NamesWithRows(files);
    this.layout = layout;
    this.damages = damages;
    for (Table table : Table.BESIDE) {
      files.list(layout.directory(table)).stream()
          .map(RunLayout::generation)
          .filter(generation -> generation >= 0)
          .forEach(published::add);
    }
  }

  /** Checks the directories of the run as a whole. */
  void checkRun() throws IOException {
    check(layout.directory(Table.RUNS), RunLayout.FILE);
    for (Table table : ALL) {
      String directory = layout.directory(table);
      for (String name : names.in(directory)) {
        if (RunLayout.mergedGenerations(name) > 0) {
          check(directory + "/" + name, RunLayout.FILE);
        } else if (!isGeneration(name)) {
          tell(directory + "/" + name, "it is no directory of a generation");
        }
      }
    }
  }

  /** A directory with another form of the same number is read by no commit. */
  private static boolean isGeneration(String name) {
    return name.equals(RunLayout.partition(Math.max(0, RunLayout.generation(name))));
  }

  /**
   * Checks the directories of a committed generation.
   *
   * @param fitness the footer of its fitness file
   */
  void check(int generation, Footer fitness) throws IOException {
    List<Table> named = Companions.named(fitness);
    for (Table table : ALL) {
      boolean isNamed = table == Table.FITNESS || named.contains(table);
      check(layout.directory(table, generation), isNamed ? RunLayout.FILE : "");
    }
  }

  /** Looks for files of generations that are not committed. */
  void checkBehind(int committed) throws IOException {
    for (int generation : published.tailSet(committed)) {
      for (Table table : Table.BESIDE) {
        if (!files.list(layout.directory(table, generation)).isEmpty()) {
          String due = files.describe(layout.file(Table.FITNESS, generation));
          tell(
              layout.file(table, generation),
              "no fitness file commits it; either " + due + " was removed, or this was put here");
        }
      }
    }
    for (String name : files.list(layout.directory(Table.FITNESS))) {
      if (RunLayout.generation(name) >= committed) {
        check(layout.directory(Table.FITNESS) + "/" + name, RunLayout.FILE);
      }
    }
  }

  private void check(String directory, String only) throws IOException {
    names.in(directory).stream()
        .filter(name -> !name.equals(only))
        .forEach(name -> tell(directory + "/" + name, "no commit names it, and SQL reads it"));
  }

  private void tell(String file, String reason) {
    damages.accept(new DamagedFile(new Damage(files.describe(file), reason, "", Remedy.REMOVE)));
  }
}
