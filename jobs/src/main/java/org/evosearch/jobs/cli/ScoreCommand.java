package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.evosearch.config.SettingsException;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.jobs.cli.console.ScoreProgress;
import org.evosearch.jobs.cli.spark.JobFailure;
import org.evosearch.jobs.cli.spark.QuietTasks;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.score.ModelLocation;
import org.evosearch.jobs.score.NetworkStage;
import org.evosearch.jobs.sql.FirstLine;
import org.evosearch.jobs.sql.SqlFailure;
import org.evosearch.scoring.Scorer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Applies a model to a table of images, signals or rows. The model is loaded once before Spark
 * starts, so that damaged weights end the command at once.
 */
@Command(
    name = "score",
    description = {
      "Applies a model to all images, signals or rows of a table and writes the table with the"
          + " columns prediction, label and probabilities (or prediction alone where numbers are"
          + " predicted) and reason. A row that cannot be read has a reason and nulls; if there is"
          + " no other one, the exit code is 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch score --model evosearch-store/results/run_id=final-night-7/model --input"
          + " s3a://bucket/images --output s3a://bucket/scored",
      "  evosearch score --model winner --input photos --format files --output scored",
      "  evosearch score --model houses --input new-houses.csv --output priced",
      "  evosearch score --model watches --input s3a://bucket/new --column acceleration --output"
          + " activities"
    })
final class ScoreCommand implements Callable<Integer> {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model of a train-final run: a folder, or a URI like that of a store.")
  private String model = "";

  @Option(
      names = "--input",
      paramLabel = "URI",
      required = true,
      description = "The images, signals or rows.")
  private String input = "";

  @Option(
      names = "--output",
      paramLabel = "URI",
      required = true,
      description = "Folder to create: ORC files for ORC input, Parquet otherwise.")
  private String output = "";

  @Option(
      names = "--format",
      description =
          "Format of the input: ${COMPLETION-CANDIDATES} (default: CSV if its name ends like one,"
              + " else PARQUET).")
  private @Nullable ScoreFormat format;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = {
        "Column of the input. With images: content of files, Spark's image struct, or arrays of"
            + " numbers (default: image; content with files). With signals: arrays of numbers, or"
            + " of such arrays (default: signal)."
      })
  private @Nullable String column;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "Prefix of the names of the added columns (default: none).")
  private String prefix = "";

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Rows per batch (default: ${DEFAULT-VALUE}).")
  private int batchSize = 64;

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (batchSize < 1) {
      throw new SettingsException("Invalid --batch-size: " + batchSize + " (at least 1)");
    }
    try (SparkApplication spark = new SparkApplication(overrides.settings(), "score")) {
      checkPlaces(spark.hadoop());
      ModelFiles files = ModelLocation.read(model, spark.hadoop());
      requireOptions(files);
      Scorer.open(files, DeviceSlot.CPU).close();
      return score(spark.session(), files);
    } catch (Exception e) {
      // Spark's Scala throws checked exceptions without a declaration.
      throw JobFailure.of("score", e);
    }
  }

  private ScoreFormat format() {
    return Objects.requireNonNull(format);
  }

  private void requireOptions(ModelFiles files) {
    ModelFacts.Input taken = files.facts().input();
    format = format == null ? ScoreFormat.of(input, taken) : format;
    if (taken == ModelFacts.Input.ROWS && column != null) {
      throw new SettingsException("Invalid --column: " + column + " (none for a model of a table)");
    }
    if (!format().suits(taken)) {
      throw new SettingsException(
          "Invalid --format: %s (the model takes %s)"
              .formatted(format().name().toLowerCase(Locale.ROOT), taken));
    }
  }

  private void checkPlaces(Configuration conf) {
    if (!exists("--input", input, conf)) {
      throw new SettingsException("Invalid --input: " + input + " (nothing is there)");
    }
    if (exists("--output", output, conf)) {
      throw new SettingsException("Invalid --output: " + output + " (it exists)");
    }
  }

  private static boolean exists(String option, String place, Configuration conf) {
    try {
      Path path = new Path(place);
      return path.getFileSystem(conf).exists(path);
    } catch (IllegalArgumentException | IOException e) {
      throw new SettingsException(
          "Invalid " + option + ": " + place + " (" + FirstLine.of(e) + ")", e);
    }
  }

  private int score(SparkSession session, ModelFiles files) throws Exception {
    try (QuietTasks quiet = new QuietTasks()) {
      ModelFacts.Input taken = files.facts().input();
      LongAccumulator count = session.sparkContext().longAccumulator("rows");
      NetworkStage<?> stage =
          stage(files).setPrefix(prefix).setBatchSize(batchSize).countingOn(count);
      Dataset<Row> table = opened(session, taken);
      stage.transformSchema(table.schema());
      long rows = table.count();
      Instant start = Instant.now();
      write(stage.transform(ScoreFormat.spread(table)), rows, count);
      String unit = taken == ModelFacts.Input.ROWS ? "rows" : taken.toString();
      return report(session, unit, Duration.between(start, Instant.now()));
    }
  }

  /** Input that Spark cannot open is not of the given format: a mistake of the user. */
  private Dataset<Row> opened(SparkSession session, ModelFacts.Input taken) {
    try {
      return format().read(input, taken, session);
    } catch (Exception e) {
      RuntimeException failure = JobFailure.of("score", e);
      throw failure instanceof SqlFailure
          ? new SettingsException(String.valueOf(failure.getMessage()), e)
          : failure;
    }
  }

  private NetworkStage<?> stage(ModelFiles files) {
    return NetworkStage.ofModel(files, column == null ? format().column() : column);
  }

  private void write(Dataset<Row> scored, long rows, LongAccumulator count) throws Exception {
    SparkContext context = scored.sparkSession().sparkContext();
    try (ScoreProgress progress = ScoreProgress.of(count, rows)) {
      context.addSparkListener(progress);
      scored.write().format(format().output()).save(output);
      context.removeSparkListener(progress);
    }
  }

  private int report(SparkSession session, String unit, Duration time) {
    Dataset<Row> scored = format().saved(output, session);
    Row counts =
        scored
            .selectExpr("count(*)", "count(`" + (prefix + "reason").replace("`", "``") + "`)")
            .first();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Scored %,d %s in %.1f s (%,.0f %s/s), %,d of them not readable (column %sreason): %s%n",
        counts.getLong(0),
        unit,
        time.toMillis() / 1000.0,
        1000.0 * counts.getLong(0) / Math.max(1, time.toMillis()),
        unit,
        counts.getLong(1),
        prefix,
        output);
    out.flush();
    return conclude(unit, counts.getLong(0), counts.getLong(1));
  }

  /** A table of which nothing was scored is a failure, although the output has the reasons. */
  private int conclude(String unit, long rows, long unreadable) {
    if (unreadable < rows) {
      return ExitCode.OK;
    }
    String reason = rows == 0 ? "there are none" : "none of them is readable";
    Objects.requireNonNull(spec)
        .commandLine()
        .getErr()
        .println("evosearch: Cannot score the " + unit + ": " + reason);
    return ExitCode.SOFTWARE;
  }
}
