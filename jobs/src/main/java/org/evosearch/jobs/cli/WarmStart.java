package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.jobs.store.ParquetJournal;
import org.evosearch.jobs.store.StoreTables;
import org.evosearch.search.WarmStartSettings;

/**
 * What a search tries first, found by SQL among earlier runs. A run that was begun already has what
 * it found then: what the store holds by now must not change it.
 */
final class WarmStart {

  private static final String GENOTYPES = "search.warm-start.genotypes";
  private static final String COLUMN = "genotype";

  private WarmStart() {}

  /**
   * Settings by which a run starts from what the settings ask for; none if they ask for nothing.
   *
   * @param runId of the run
   */
  static Stream<String> overrides(Settings settings, String runId, SparkApplication spark) {
    WarmStartSettings section = WarmStartSettings.of(settings.root());
    return section.query().stream()
        .flatMap(
            sql -> {
              List<String> genotypes =
                  begun(settings, runId, spark).orElseGet(() -> found(settings, sql, spark));
              return Stream.of("run.id=" + ConfigUtil.quoteString(runId), assignment(genotypes));
            });
  }

  private static String assignment(List<String> genotypes) {
    return GENOTYPES
        + "="
        + ConfigValueFactory.fromIterable(genotypes).render(ConfigRenderOptions.concise());
  }

  private static Optional<List<String>> begun(
      Settings settings, String runId, SparkApplication spark) {
    return new ParquetJournal(settings.root().text("store"), spark.hadoop())
        .settings(runId)
        .map(ConfigFactory::parseString)
        .filter(begun -> begun.hasPath(GENOTYPES))
        .map(begun -> begun.getStringList(GENOTYPES));
  }

  private static List<String> found(Settings settings, String sql, SparkApplication spark) {
    Section section = WarmStartSettings.section(settings.root());
    StoreTables.register(spark.session(), WarmStartSettings.of(settings.root()).store());
    Dataset<Row> answer = QueryCommand.answer(spark, sql);
    if (!Arrays.asList(answer.columns()).contains(COLUMN)) {
      throw section.invalid("query", "SQL whose answer has the column " + COLUMN);
    }
    List<String> genotypes =
        answer.select(functions.col(COLUMN)).collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    if (genotypes.isEmpty()) {
      throw section.invalid("query", "SQL that finds a genotype; this one finds none");
    }
    return genotypes;
  }
}
