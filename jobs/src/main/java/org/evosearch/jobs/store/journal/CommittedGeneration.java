package org.evosearch.jobs.store.journal;

import java.util.Map;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;

/**
 * A committed generation, read from its files.
 *
 * @param generation from 0
 * @param digest SHA-256 of its fitness file
 * @param tables the files that could be read, that of fitness among them
 */
public record CommittedGeneration(int generation, String digest, Map<Table, TableFile> tables) {

  /** Copies the map. */
  public CommittedGeneration {
    tables = Map.copyOf(tables);
  }

  /** How many trials the generation has, by its fitness file. */
  public int trials() {
    TableFile fitness = tables.get(Table.FITNESS);
    return fitness == null ? 0 : fitness.rows().size();
  }
}
