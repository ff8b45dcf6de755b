package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Seal;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.RunLayout;

/**
 * Writes the generations of a run anew, with other rows, so that all seals and digests are right.
 */
record ForgedRun(StoreFiles files, RunLayout layout) {

  /** Changes the rows of a table in one generation, and what depends on its digest. */
  void change(Table table, int generation, UnaryOperator<List<TableRow>> change)
      throws IOException {
    String previous = Sha256.hex(files.read(layout.run()).orElseThrow());
    for (int number = 0; files.read(layout.file(Table.FITNESS, number)).isPresent(); number++) {
      Map<Table, TableFile> tables = tables(number);
      if (number == generation) {
        tables.computeIfPresent(
            table,
            (name, file) ->
                new TableFile(file.footer(), change.apply(new ArrayList<>(file.rows()))));
      }
      previous = write(number, tables, previous);
    }
  }

  private Map<Table, TableFile> tables(int generation) throws IOException {
    Map<Table, TableFile> tables = new EnumMap<>(Table.class);
    for (Table table : Table.OF_GENERATIONS) {
      byte[] bytes = files.read(layout.file(table, generation)).orElseThrow();
      TableFile file = TableFile.read(table, table.key(), bytes);
      Map<String, String> entries = new TreeMap<>(file.footer().entries());
      entries.keySet().removeIf(key -> !key.startsWith("evosearch.") || key.equals(Seal.KEY));
      tables.put(table, new TableFile(new Footer(entries), file.rows()));
    }
    return tables;
  }

  private String write(int generation, Map<Table, TableFile> tables, String previous)
      throws IOException {
    Footer footer = file(tables, Table.FITNESS).footer().with(Footer.PREVIOUS, previous);
    for (Table table : Table.COMPANIONS) {
      byte[] bytes = file(tables, table).bytes(table);
      files.write(layout.file(table, generation), bytes);
      footer = footer.with(Footer.digestOf(table), Sha256.hex(bytes));
    }
    byte[] fitness = new TableFile(footer, file(tables, Table.FITNESS).rows()).bytes(Table.FITNESS);
    files.write(layout.file(Table.FITNESS, generation), fitness);
    return Sha256.hex(fitness);
  }

  private static TableFile file(Map<Table, TableFile> tables, Table table) {
    return Objects.requireNonNull(tables.get(table), table::key);
  }
}
