package org.evosearch.jobs.store;

import java.util.Map;

/**
 * A generation as its files say it.
 *
 * @param generation from 0
 * @param digest SHA-256 of its fitness file
 * @param tables the files that could be read, that of fitness among them
 */
record Link(int generation, String digest, Map<Table, TableFile> tables) {

  /** Copies the map. */
  Link {
    tables = Map.copyOf(tables);
  }

  /** How many trials the generation has, by its fitness file. */
  int trials() {
    TableFile fitness = tables.get(Table.FITNESS);
    return fitness == null ? 0 : fitness.rows().size();
  }
}
