package org.evosearch.jobs.store.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.GenerationFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.search.GenerationRecord;

/** A generation as the bytes of its files, before any of them is written. */
final class SealedGeneration {

  private final int number;
  private final Map<Table, byte[]> files = new EnumMap<>(Table.class);
  private final Footer footer;

  private SealedGeneration(int number, Map<Table, TableFile> tables, Footer chain) {
    this.number = number;
    Footer fitness = file(tables, Table.FITNESS).footer().with(chain);
    for (Table table : Table.BESIDE.stream().filter(tables::containsKey).toList()) {
      files.put(table, file(tables, table).bytes(table));
      fitness = fitness.with(Footer.digestOf(table), digest(table));
    }
    this.footer = fitness;
    files.put(
        Table.FITNESS,
        new TableFile(fitness, file(tables, Table.FITNESS).rows()).bytes(Table.FITNESS));
  }

  /**
   * Seals a generation that raises no limits.
   *
   * @param chain driver, settings and previous file, from the fitness file
   */
  static SealedGeneration of(String runId, GenerationRecord generation, Footer chain) {
    return new SealedGeneration(
        generation.generation(), GenerationFiles.of(runId, generation), chain);
  }

  /** Seals the first generation under raised limits. */
  static SealedGeneration of(
      String runId, GenerationRecord generation, Footer chain, RunExtension extension) {
    Map<Table, TableFile> tables = new EnumMap<>(GenerationFiles.of(runId, generation));
    tables.put(Table.EXTENSIONS, extension.file(runId, generation.generation()));
    return new SealedGeneration(generation.generation(), tables, chain);
  }

  private static TableFile file(Map<Table, TableFile> tables, Table table) {
    return Objects.requireNonNull(tables.get(table), table::key);
  }

  int number() {
    return number;
  }

  /** The footer of the fitness file. */
  Footer footer() {
    return footer;
  }

  byte[] bytes(Table table) {
    return Objects.requireNonNull(files.get(table), table::key);
  }

  /** SHA-256 of the table's file. */
  String digest(Table table) {
    return Sha256.hex(bytes(table));
  }
}
