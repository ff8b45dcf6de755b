package org.evosearch.jobs.store.format;

import java.util.List;

/** Files as earlier releases wrote them. */
public final class OlderFiles {

  private OlderFiles() {}

  /** The outcomes of a generation in an earlier version of {@code fitness}. */
  public static byte[] fitness(int version, String runId, int generation, List<TableRow> rows) {
    Footer footer =
        Footer.of(Table.FITNESS, runId, generation)
            .with("evosearch.schema_version", String.valueOf(version));
    return new TableFile(footer, rows).bytes(TableSchema.load(Table.FITNESS.key(), version));
  }

  /** A row of a trial that was measured. */
  public static TableRow measured(int trial) {
    return new TableRow()
        .with("trial", trial)
        .with("fingerprint", "0".repeat(64))
        .with("status", "measured");
  }
}
