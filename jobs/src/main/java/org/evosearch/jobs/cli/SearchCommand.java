package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigUtil;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.jobs.runner.FlightLog;
import org.evosearch.jobs.runner.SparkTrialRunner;
import org.evosearch.jobs.store.ParquetJournal;
import org.evosearch.jobs.table.ParquetFormat;
import org.evosearch.search.Experiment;
import org.evosearch.search.Journal;
import org.evosearch.search.RunRecord;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRunner;
import org.evosearch.table.CsvFormat;
import org.evosearch.table.TableFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a run, or goes on with it. */
@Command(
    name = "search",
    description = {
      "Starts a run, or goes on with it: the same run id and settings resume a run that was"
          + " interrupted, and return at once if it has ended."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch search -c conf/experiments/quickstart.conf",
      "  evosearch search -c my.conf -D search.generations=20 --store /data/store --run night-7"
    })
final class SearchCommand implements Callable<Integer> {

  /** How tables can be read. */
  static final List<TableFormat> FORMATS = List.of(CsvFormat.CSV, ParquetFormat.PARQUET);

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "Settings, in HOCON; what they leave out stands in conf/defaults.conf.")
  private Path file = Path.of("");

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "A setting that is stronger than the file's; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--store", paramLabel = "URI", description = "Where tables are kept.")
  private @Nullable String store;

  @Option(names = "--run", paramLabel = "ID", description = "Name of the run.")
  private @Nullable String run;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = Settings.load(file, allOverrides());
    String uri = settings.root().text("store");
    Experiment<?> experiment = Experiment.of(settings, experimentName(), FORMATS);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (SparkApplication spark = new SparkApplication(settings, experiment.run().runId())) {
      experiment = experiment.with(spark.facts());
      SearchReport report = new SearchReport(out, experiment, uri);
      report.introduce(settings);
      SearchResult result = search(experiment, spark, uri, out);
      report.conclude(result, ResultFiles.write(uri, spark.hadoop(), experiment, result));
    }
    return ExitCode.OK;
  }

  private static SearchResult search(
      Experiment<?> experiment, SparkApplication spark, String uri, PrintWriter out) {
    try (Journal journal = new ParquetJournal(uri, spark.hadoop());
        TrialRunner runner = runner(experiment, spark);
        SearchProgress progress = SearchProgress.on(out, experiment.search().plan())) {
      return experiment.run(runner, journal, progress);
    }
  }

  private static TrialRunner runner(Experiment<?> experiment, SparkApplication spark) {
    RunRecord run = experiment.run();
    Function<EvaluatorRecipe, TrialRunner> onSpark =
        recipe -> new SparkTrialRunner(spark::context, recipe, run.runId());
    return FlightLog.ofThisProcess()
        .filter(log -> spark.isEmbedded())
        .map(log -> log.runner(experiment.recipe(), run.settingsDigest(), onSpark))
        .orElseGet(() -> onSpark.apply(experiment.recipe()));
  }

  private List<String> allOverrides() {
    List<String> all = new ArrayList<>(overrides);
    if (store != null) {
      all.add("store=" + ConfigUtil.quoteString(store));
    }
    if (run != null) {
      all.add("run.id=" + ConfigUtil.quoteString(run));
    }
    return all;
  }

  private String experimentName() {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".conf") ? name.substring(0, name.length() - ".conf".length()) : name;
  }
}
