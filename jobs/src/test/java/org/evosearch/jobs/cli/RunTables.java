package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/**
 * The tables of a store without what may differ between two runs of the same search: times, places
 * and attempts.
 *
 * @param populations all of it
 * @param fitness without timing, host, device and attempt
 * @param archives all of it
 * @param learningCurves without seconds
 */
record RunTables(String populations, String fitness, String archives, String learningCurves) {

  static RunTables of(Path folder) {
    return of(TinySearch.store(folder));
  }

  static RunTables of(String store) {
    return new RunTables(
        query(store, "SELECT * FROM populations ORDER BY run_id, generation, trial"),
        query(
            store,
            "SELECT run_id, generation, trial, fingerprint, status, failure_kind, failure_message,"
                + " fitness, validation_accuracy, validation_loss, train_loss, parameters,"
                + " multiply_adds, epochs, reused_from, rung, promoted_from, stopped FROM fitness"
                + " ORDER BY run_id, generation, trial"),
        query(store, "SELECT * FROM archives ORDER BY run_id, generation, archive, rank"),
        query(
            store,
            "SELECT run_id, generation, trial, epoch, train_loss, validation_loss,"
                + " validation_accuracy, learning_rate FROM learning_curves"
                + " ORDER BY run_id, generation, trial, epoch"));
  }

  /** The answer to a query on the store in a folder, as CSV. */
  static String query(Path folder, String sql) {
    return query(TinySearch.store(folder), sql);
  }

  /** The answer to a query on a store, as CSV. */
  static String query(String store, String sql) {
    CommandLineRun run = CommandLineRun.of("query", "--store", store, "--format", "csv", sql);
    assertThat(run.err()).isEmpty();
    return run.out();
  }
}
