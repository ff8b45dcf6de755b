package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.MergedFile;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.RunLayout;

/** The rows of a run as SQL engines read them: by the files that are in place, without packs. */
final class VisibleRows {

  private VisibleRows() {}

  /** The rows by table and generation. */
  static Map<Table, Map<Integer, List<TableRow>>> of(StoreFiles files, String runId)
      throws IOException {
    Map<Table, Map<Integer, List<TableRow>>> all = new EnumMap<>(Table.class);
    for (Table table : Table.OF_GENERATIONS) {
      all.put(table, of(files, new RunLayout(runId), table));
    }
    return all;
  }

  private static Map<Integer, List<TableRow>> of(StoreFiles files, RunLayout layout, Table table)
      throws IOException {
    Map<Integer, List<TableRow>> rows = new TreeMap<>();
    List<String> names = files.list(layout.directory(table));
    int merged = names.stream().mapToInt(RunLayout::mergedGenerations).max().orElse(0);
    for (String name : names) {
      int generation = RunLayout.generation(name);
      if (generation >= merged) {
        byte[] bytes = files.read(layout.file(table, generation)).orElseThrow();
        rows.put(generation, TableFile.read(table, name, bytes).rows());
      }
    }
    if (merged > 0) {
      rows.putAll(merged(files, table, layout.mergedFile(table, merged), merged));
    }
    return rows;
  }

  private static Map<Integer, List<TableRow>> merged(
      StoreFiles files, Table table, String name, int generations) throws IOException {
    Map<Integer, List<TableRow>> rows = new TreeMap<>();
    try (MergedFile file = MergedFile.open(table, name, files.read(name).orElseThrow())) {
      for (int generation = 0; generation < generations; generation++) {
        rows.put(generation, file.rows(generation));
      }
    }
    return rows;
  }
}
