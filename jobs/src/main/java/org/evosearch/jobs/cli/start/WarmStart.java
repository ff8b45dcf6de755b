package org.evosearch.jobs.cli.start;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.experiment.settings.ArchiveSettings;
import org.evosearch.experiment.settings.StoreQuery;
import org.evosearch.experiment.settings.WarmStartSettings;
import org.evosearch.jobs.cli.spark.SparkApplication;

/** The first candidates of a search, found by SQL in earlier runs. */
public final class WarmStart {

  private static final String GENOTYPES = "search.warm-start.genotypes";
  private static final String COLUMN = "genotype";

  private WarmStart() {}

  /**
   * Checks the queries of a search over earlier runs, before Spark starts.
   *
   * @throws org.evosearch.config.SettingsException if one of them is not a read-only query, or what
   *     it finds is given, too
   */
  static void check(Settings settings) {
    Section root = settings.root();
    StartQuery.check(WarmStartSettings.asked(root), WarmStartSettings.GENOTYPES);
    StartQuery.check(ArchiveSettings.asked(root), ArchiveSettings.GENOTYPES);
  }

  /**
   * Settings with the answers of a run's queries over earlier runs, those of {@link TrialArchive}
   * included; none if it has no query.
   *
   * @param runId of the run
   */
  public static Stream<String> overrides(Settings settings, String runId, SparkApplication spark) {
    List<String> found = overrides(settings, List.of(runId), spark).toList();
    return found.isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of("run.id=" + ConfigUtil.quoteString(runId)), found.stream());
  }

  /**
   * The same for several runs that start from the same answers.
   *
   * @param runIds if one of them was begun, all start from its answers
   */
  public static Stream<String> overrides(
      Settings settings, List<String> runIds, SparkApplication spark) {
    Section root = settings.root();
    StoreQuery asked = WarmStartSettings.asked(root);
    return Stream.concat(
        asked.sql().stream()
            .map(sql -> genotypes(new StartQuery(settings, asked, spark), runIds))
            .map(genotypes -> StartQuery.assignment(GENOTYPES, genotypes)),
        TrialArchive.overrides(settings, runIds, spark));
  }

  private static List<String> genotypes(StartQuery query, List<String> runIds) {
    return query
        .begun(runIds, GENOTYPES)
        .map(begun -> begun.getStringList(GENOTYPES))
        .orElseGet(() -> found(query));
  }

  private static List<String> found(StartQuery query) {
    return query.rows(
        "genotypes",
        answer ->
            query.selected(answer, List.of(COLUMN), List.of()).stream()
                .map(row -> row.getString(0))
                .toList());
  }
}
