package org.evosearch.jobs.store.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.search.RunLimits;
import org.evosearch.search.RunRecord;

/**
 * Limits of a run that were raised: a row of {@code extensions} beside the first generation that
 * was committed under them.
 *
 * @param limits as they are from then on
 * @param settings that the run continues with, as JSON
 * @param at when its driver began
 */
public record RunExtension(RunLimits limits, String settings, Instant at) {

  private static final String GENERATIONS = "generations";
  private static final String TRAININGS = "trainings";

  /** The extension by the settings of a driver. */
  static RunExtension of(RunRecord run, RunLimits limits) {
    return new RunExtension(limits, run.settings(), run.createdAt());
  }

  /** The limits that the files of a generation raise, if they do. */
  public static Optional<RunLimits> read(Map<Table, TableFile> tables) {
    return Optional.ofNullable(tables.get(Table.EXTENSIONS)).map(RunExtension::read);
  }

  /** The limits in a file. */
  public static RunLimits read(TableFile file) {
    TableRow row = file.rows().get(0);
    return new RunLimits(row.integer(GENERATIONS), row.integer(TRAININGS));
  }

  TableFile file(String runId, int generation) {
    TableRow row =
        new TableRow()
            .with(GENERATIONS, limits.generations())
            .with(TRAININGS, limits.trainings())
            .with("settings", settings)
            .with("extended_at", at);
    return new TableFile(Footer.of(Table.EXTENSIONS, runId, generation), List.of(row));
  }
}
