package org.evosearch.jobs.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.experiment.settings.QuerySettings.Source;
import org.evosearch.export.ModelFacts;
import org.evosearch.jobs.cli.spark.QuerySession;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.data.SnapshotFolder;
import org.evosearch.jobs.data.SnapshotMaker;
import org.evosearch.jobs.data.idx.IdxFolder;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.jobs.sql.Query;
import org.evosearch.jobs.sql.Reach;
import org.evosearch.jobs.sql.SqlFailure;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.query.StoreTables;
import org.evosearch.search.BegunRun;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;

/**
 * The data that {@code dataset.query} returns or {@code dataset.file} contains. The query is run
 * once: a run that was begun keeps its snapshot, and others use the one that the store has for the
 * same query.
 */
final class QueryData {

  private static final String SNAPSHOT = "dataset.snapshot";
  private static final String QUERY = "dataset.query";
  private static final String FILE = "dataset.file";

  private final Settings settings;
  private final Section section;
  private final Optional<QuerySettings> asked;
  private final Optional<Query> query;

  /**
   * Checks the query, before Spark starts.
   *
   * @throws SettingsException if it is not a read-only query, or the file has an unsupported format
   */
  QueryData(Settings settings) {
    this.settings = settings;
    this.section = settings.root().section("dataset");
    this.asked = QuerySettings.of(section);
    asked
        .filter(one -> one.source().isFile() && taken(one) != ModelFacts.Input.IMAGES)
        .ifPresent(this::requireFormat);
    this.query =
        asked
            .map(QuerySettings::source)
            .filter(source -> !source.isFile())
            .map(source -> query(source.sql()));
  }

  private void requireFormat(QuerySettings one) {
    if (file(one).isEmpty()) {
      throw section.invalid("file", RowFile.rule(taken(one)));
    }
  }

  private static Optional<RowFile> file(QuerySettings one) {
    return RowFile.of(one.source().file(), taken(one));
  }

  private static ModelFacts.Input taken(QuerySettings one) {
    if (one.signal().isPresent()) {
      return ModelFacts.Input.SIGNALS;
    }
    return one.table().isPresent() ? ModelFacts.Input.ROWS : ModelFacts.Input.IMAGES;
  }

  private Query query(String sql) {
    try {
      return Query.of(sql, StoreTables.names(), Reach.FILES);
    } catch (SettingsException e) {
      throw section.invalid("query", "a read-only query; " + e.getMessage());
    }
  }

  /** Whether the data come from a query or a file. */
  boolean isAsked() {
    return asked.isPresent();
  }

  /**
   * Settings that name the snapshot; none if the data come from neither a query nor a file.
   *
   * @param out receives notes for the user
   */
  List<String> overrides(SparkApplication spark, Consumer<String> out) {
    return asked.map(one -> overrides(snapshot(one, spark, out), spark)).orElse(List.of());
  }

  private List<String> overrides(String digest, SparkApplication spark) {
    // Executors, and this process, reach the snapshot by the settings of the application.
    spark.context();
    String location = maker(spark).folder().location(digest);
    return List.of(
        SNAPSHOT + "=" + ConfigUtil.quoteString(digest),
        "dataset.path=" + ConfigUtil.quoteString(location));
  }

  /** Where a snapshot is. */
  String location(SnapshotFacts facts, SparkApplication spark) {
    return maker(spark).folder().location(facts.digest());
  }

  private SnapshotMaker maker(SparkApplication spark) {
    return new SnapshotMaker(settings.root().text("store"), spark.hadoopSettings());
  }

  private String snapshot(QuerySettings one, SparkApplication spark, Consumer<String> out) {
    SnapshotFolder folder = maker(spark).folder();
    if (one.snapshot().isPresent()) {
      return required(one, folder, one.snapshot().get());
    }
    return begun(one, spark)
        .or(() -> folder.answer(one.question()).map(digest -> readable(one, folder, digest)))
        .orElseGet(() -> answered(one, spark, out).digest());
  }

  private String required(QuerySettings one, SnapshotFolder folder, String digest) {
    SnapshotContent content =
        folder
            .find(digest)
            .map(SnapshotFacts::content)
            .orElseThrow(
                () ->
                    section.invalid(
                        "snapshot", "one that the store has, in " + folder.location(digest)));
    if (content.isImages()) {
      one.requireShape(section, new TensorShape(content.shape()));
    }
    return digest;
  }

  /** Checks the limit of unreadable rows: the snapshot may have been made under a higher one. */
  private String readable(QuerySettings one, SnapshotFolder folder, String digest) {
    SnapshotFacts facts = folder.find(digest).orElseThrow();
    int all = facts.rows() + facts.unreadableRows();
    if (facts.unreadableRows() > one.unreadableLimit() * all) {
      throw section.invalid(
          "unreadable-limit",
          "%s of %s rows of %s cannot be read"
              .formatted(facts.unreadableRows(), all, folder.location(digest)));
    }
    return digest;
  }

  /** The snapshot with which the run of this id was begun, if its query or file is the same. */
  private Optional<String> begun(QuerySettings one, SparkApplication spark) {
    ParquetJournal journal = new ParquetJournal(settings.root().text("store"), spark.hadoop());
    return settings
        .root()
        .section("run")
        .optionalText("id")
        .flatMap(journal::begun)
        .map(BegunRun::settings)
        .map(ConfigFactory::parseString)
        .filter(begun -> begun.hasPath(SNAPSHOT) && asksFor(begun, one.source()))
        .map(begun -> begun.getString(SNAPSHOT));
  }

  private static boolean asksFor(Config begun, Source source) {
    String key = source.isFile() ? FILE : QUERY;
    return begun.hasPath(key) && begun.getString(key).equals(source.text());
  }

  /** Runs the query even if the store has an answer to it. */
  SnapshotFacts answered(SparkApplication spark, Consumer<String> out) {
    return answered(asked.orElseThrow(), spark, out);
  }

  private void ask(
      QuerySettings one,
      SparkApplication spark,
      Consumer<String> out,
      Consumer<Dataset<Row>> reader) {
    if (!one.source().isFile()) {
      session(spark).answer(query.orElseThrow(), reader);
      return;
    }
    switch (taken(one)) {
      case IMAGES -> images(one.source().file(), spark, reader);
      case SIGNALS -> session(spark).signals(file(one).orElseThrow(), reader);
      case ROWS ->
          session(spark)
              .rows(
                  file(one).orElseThrow(),
                  one.table().orElseThrow().words(),
                  note -> out.accept("Warning: " + note),
                  reader);
    }
  }

  private QuerySession session(SparkApplication spark) {
    return QuerySession.on(spark, settings.root().text("store"));
  }

  /** Finds errors in IDX files before Spark starts. */
  private void images(String path, SparkApplication spark, Consumer<Dataset<Row>> reader) {
    Function<SparkSession, Dataset<Row>> images =
        RowFile.of(path)
            .filter(file -> !file.isSeparated())
            .<Function<SparkSession, Dataset<Row>>>map(file -> file::texts)
            .orElseGet(() -> IdxFolder.of(path, spark.hadoopSettings())::rows);
    session(spark).images(images, reader);
  }

  /** The files of signals may be a pattern. */
  private static List<String> places(QuerySettings one, SparkApplication spark) {
    return taken(one) == ModelFacts.Input.SIGNALS
        ? file(one).orElseThrow().places(spark.hadoop())
        : List.of(one.source().file());
  }

  private SettingsException invalid(QuerySettings one, String rule, RuntimeException e) {
    return one.source().isFile()
        ? section.invalid("file", "one that Spark can read; " + e.getMessage())
        : section.invalid("query", rule + e.getMessage());
  }

  private SnapshotFacts answered(QuerySettings one, SparkApplication spark, Consumer<String> out) {
    out.accept(
        one.source().isFile()
            ? "Data file: reading " + String.join(", ", places(one, spark))
            : "Data query: asking Spark, and reading what it returns");
    long start = System.nanoTime();
    SnapshotMaker maker = maker(spark);
    AtomicReference<SnapshotFacts> made = new AtomicReference<>();
    try {
      ask(one, spark, out, answer -> made.set(maker.make(answer, one)));
    } catch (SettingsException e) {
      throw invalid(one, "SQL that can be answered; ", e);
    } catch (SqlFailure e) {
      throw invalid(one, "SQL whose answer can be read; ", e);
    }
    SnapshotFacts facts = Objects.requireNonNull(made.get());
    maker.folder().remember(one.question(), facts);
    out.accept(
        String.format(
            Locale.ROOT,
            "Data %s: %,d rows in %.1f s, snapshot %s",
            one.source().isFile() ? "file" : "query",
            facts.rows(),
            (System.nanoTime() - start) / 1e9,
            facts.digest().substring(0, 12)));
    return facts;
  }
}
