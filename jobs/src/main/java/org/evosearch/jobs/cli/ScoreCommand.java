package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.export.ModelFiles;
import org.evosearch.jobs.cli.spark.QuietTasks;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.score.ModelLocation;
import org.evosearch.jobs.score.NetworkClassifier;
import org.evosearch.jobs.sql.FirstLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Classifies a table of images. */
@Command(
    name = "score",
    description = {
      "Classifies all images of a table and writes the table with the columns prediction, label,"
          + " probabilities and reason. An image that cannot be read is a row with a reason."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch score --model evosearch-store/results/run_id=final-night-7/model --input"
          + " s3a://bucket/images --output s3a://bucket/scored",
      "  evosearch score --model winner --input photos --format files --output scored"
    })
final class ScoreCommand implements Callable<Integer> {

  /** What is read. */
  enum Format {
    /** A table with a column of images. */
    PARQUET,
    /** A table with a column of images. */
    ORC,
    /** Image files in a folder and those below it; the columns are those of binaryFile. */
    FILES
  }

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "A model that train-final has left; a folder, or a URI as of a store.")
  private String model = "";

  @Option(names = "--input", paramLabel = "URI", required = true, description = "The images.")
  private String input = "";

  @Option(
      names = "--output",
      paramLabel = "URI",
      required = true,
      description = "A folder that is made: ORC for ORC, Parquet otherwise.")
  private String output = "";

  @Option(
      names = "--format",
      description = "Of the input: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.PARQUET;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = {
        "With images: content of files, Spark's image struct, or arrays of numbers (default: image;"
            + " content with files)."
      })
  private @Nullable String column;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Images that are classified at once (default: ${DEFAULT-VALUE}).")
  private int batchSize = 64;

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (batchSize < 1) {
      throw new SettingsException("Invalid --batch-size: " + batchSize + " (at least 1)");
    }
    Settings settings =
        Settings.load(overrides.files(Stream.empty()), overrides.all(Stream.empty()));
    try (SparkApplication spark = new SparkApplication(settings, "score")) {
      ModelFiles files = ModelLocation.read(model, spark.hadoop());
      score(spark.session(), files);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("Cannot score: " + FirstLine.of(e), e);
    }
    return ExitCode.OK;
  }

  private void score(SparkSession session, ModelFiles files) {
    try (QuietTasks quiet = new QuietTasks()) {
      Dataset<Row> table = table(session);
      Dataset<Row> scored =
          NetworkClassifier.ofModel(files)
              .setInputCol(column())
              .setBatchSize(batchSize)
              .transform(table);
      Instant start = Instant.now();
      write(session, scored, table.count());
      report(session, Duration.between(start, Instant.now()));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Of Spark's errors many are checked ones, which Scala need not declare.
      String line = "Cannot score: " + FirstLine.of(e);
      throw e instanceof AnalysisException
          ? new SettingsException(line, e)
          : new IllegalStateException(line, e);
    }
  }

  private String column() {
    String byDefault = format == Format.FILES ? "content" : "image";
    return column == null ? byDefault : column;
  }

  private Dataset<Row> table(SparkSession session) {
    return switch (format) {
      case PARQUET -> session.read().parquet(input);
      case ORC -> session.read().orc(input);
      case FILES ->
          session.read().format("binaryFile").option("recursiveFileLookup", "true").load(input);
    };
  }

  private String outputFormat() {
    return format == Format.ORC ? "orc" : "parquet";
  }

  private void write(SparkSession session, Dataset<Row> scored, long rows) {
    try (ScoreProgress progress = new ScoreProgress(rows)) {
      session.sparkContext().addSparkListener(progress);
      scored.write().format(outputFormat()).save(output);
      session.sparkContext().removeSparkListener(progress);
    }
  }

  private void report(SparkSession session, Duration time) {
    Dataset<Row> scored = session.read().format(outputFormat()).load(output);
    long all = scored.count();
    long broken = scored.filter("reason IS NOT NULL").count();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Scored %,d images in %.1f s (%,.0f images/s), %,d of them not readable (column reason):"
            + " %s%n",
        all,
        time.toMillis() / 1000.0,
        1000.0 * all / Math.max(1, time.toMillis()),
        broken,
        output);
    out.flush();
  }
}
