package org.evosearch.jobs.cli.start;

import com.typesafe.config.Config;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.experiment.settings.ArchiveSettings;
import org.evosearch.experiment.settings.StoreQuery;
import org.evosearch.jobs.cli.spark.SparkApplication;

/** Trials of earlier runs that the broods of a search learn from, found by SQL. */
final class TrialArchive {

  private static final String PATH = "search.archive.";
  private static final List<String> TEXTS = List.of("genotype", "data");
  private static final String FITNESS = "fitness";

  private TrialArchive() {}

  /**
   * A trial of an earlier run.
   *
   * @param data digest of its data, empty if the query has no such column
   */
  private record Archived(String genotype, String data, double fitness) {}

  /** As {@link WarmStart#overrides(Settings, List, SparkApplication)}. */
  static Stream<String> overrides(Settings settings, List<String> runIds, SparkApplication spark) {
    Section root = settings.root();
    StoreQuery asked = ArchiveSettings.asked(root);
    return asked.sql().stream()
        .map(sql -> archived(new StartQuery(settings, asked, spark), runIds))
        .flatMap(TrialArchive::assignments);
  }

  private static Stream<String> assignments(List<Archived> trials) {
    return Stream.of(
        assignment(ArchiveSettings.GENOTYPES, trials, Archived::genotype),
        assignment(ArchiveSettings.FITNESS, trials, Archived::fitness),
        assignment(ArchiveSettings.DATA, trials, Archived::data));
  }

  private static String assignment(String key, List<Archived> trials, Function<Archived, ?> value) {
    return StartQuery.assignment(PATH + key, trials.stream().map(value).toList());
  }

  private static List<Archived> archived(StartQuery query, List<String> runIds) {
    return query
        .begun(runIds, PATH + ArchiveSettings.GENOTYPES)
        .map(TrialArchive::recorded)
        .orElseGet(() -> query.rows("trials", answer -> read(query, answer)));
  }

  private static List<Archived> recorded(Config begun) {
    List<String> genotypes = begun.getStringList(PATH + ArchiveSettings.GENOTYPES);
    List<Double> fitness = begun.getDoubleList(PATH + ArchiveSettings.FITNESS);
    List<String> data = begun.getStringList(PATH + ArchiveSettings.DATA);
    return IntStream.range(0, genotypes.size())
        .mapToObj(i -> new Archived(genotypes.get(i), data.get(i), fitness.get(i)))
        .toList();
  }

  private static List<Archived> read(StartQuery query, Dataset<Row> answer) {
    boolean tellsData = StartQuery.has(answer, TEXTS.get(1));
    List<String> texts = tellsData ? TEXTS : TEXTS.subList(0, 1);
    return query.selected(answer, texts, List.of(FITNESS)).stream()
        .map(
            row ->
                new Archived(
                    row.getString(0),
                    tellsData ? row.getString(1) : "",
                    row.getDouble(texts.size())))
        .toList();
  }
}
