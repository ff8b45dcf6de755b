package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.experiment.CheckedExperiment;
import org.evosearch.experiment.Experiment;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.jobs.cli.console.NothingFound;
import org.evosearch.jobs.cli.console.SearchProgress;
import org.evosearch.jobs.cli.console.SearchReport;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.cli.spark.StopSignal;
import org.evosearch.jobs.cli.start.StartCheck;
import org.evosearch.jobs.cli.start.WarmStart;
import org.evosearch.jobs.metrics.SearchMetrics;
import org.evosearch.jobs.runner.FlightLog;
import org.evosearch.jobs.runner.SparkTrialRunner;
import org.evosearch.jobs.store.files.StoreFolder;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.jobs.table.ParquetFormat;
import org.evosearch.jobs.tracking.MlflowSettings;
import org.evosearch.jobs.tracking.MlflowTracker;
import org.evosearch.jobs.tracking.Tracking;
import org.evosearch.search.BegunRun;
import org.evosearch.search.FailureTally;
import org.evosearch.search.RunRecord;
import org.evosearch.search.SearchListeners;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRunner;
import org.evosearch.table.CsvFormat;
import org.evosearch.table.TableFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts or resumes a run. */
@Command(
    name = "search",
    description = {
      "Starts or resumes a search: the same run id and settings resume an interrupted"
          + " run; one that has ended returns at once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch search -c conf/experiments/quickstart.conf",
      "  evosearch search -c my.conf -D search.generations=20 --store /data/store --run night-7"
    })
final class SearchCommand implements Callable<Integer> {

  /** Formats of tabular benchmarks. */
  static final List<TableFormat> FORMATS = List.of(CsvFormat.CSV, ParquetFormat.PARQUET);

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--run", paramLabel = "ID", description = "Name of the run.")
  private @Nullable String run;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings asked = options.load(runId());
    String uri = asked.root().text("store");
    ExperimentData data = new ExperimentData();
    CheckedExperiment checked = Experiment.check(asked, options.name(), FORMATS);
    StartCheck.ofSearch(asked);
    StoreAddress store = new StoreAddress(uri, SparkApplication.hadoop(asked));
    QueryData query = new QueryData(asked);
    Optional<Experiment<?>> known =
        query.isAsked() ? Optional.empty() : Optional.of(checked.load(data));
    String application = known.map(one -> one.run().runId()).orElse(options.name());
    try (SparkApplication spark = new SparkApplication(asked, application)) {
      store.requireWritable();
      List<String> answer = query.overrides(spark, command().getOut()::println);
      Settings given = answer.isEmpty() ? asked : load(answer, List.of());
      Experiment<?> planned =
          known.orElseGet(() -> Experiment.check(given, options.name(), FORMATS).load(data));
      String id = idInStore(planned, new ParquetJournal(uri, spark.hadoop()));
      List<String> start = WarmStart.overrides(given, id, spark).toList();
      Settings settings = start.isEmpty() ? given : load(answer, start);
      Experiment<?> experiment =
          (start.isEmpty()
                  ? planned.named(id)
                  : Experiment.check(settings, options.name(), FORMATS).load(data))
              .with(spark.facts())
              .keepingIn(folder -> new StoreFolder(uri, folder, spark.hadoopSettings()));
      SearchReport report = new SearchReport(command().getOut(), experiment, uri);
      report.introduce(settings);
      spark.memoryAdvice(settings).forEach(command().getOut()::println);
      StopSignal signal = StopSignal.listen(command().getErr());
      FailureTally tally = new FailureTally();
      SearchResult result = search(experiment, spark, uri, signal, tally);
      report.conclude(result, ResultFiles.write(uri, spark.hadoop(), experiment, result), tally);
      return exitCode(result, signal, tally);
    }
  }

  /** A run without a given id that an earlier release began keeps the id it got there. */
  private static String idInStore(Experiment<?> planned, ParquetJournal journal) {
    return planned
        .formerRunId()
        .filter(former -> journal.begun(former).isPresent())
        .orElse(planned.run().runId());
  }

  private CommandLine command() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private int exitCode(SearchResult result, StopSignal signal, FailureTally tally) {
    Optional<String> problem =
        signal
            .reason()
            .filter(result.stopReason()::equals)
            .map(sent -> "stopped by a signal; run the same command again to resume")
            .or(() -> NothingFound.reason(result, tally));
    problem.ifPresent(line -> command().getErr().println("evosearch: " + line));
    return problem.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private SearchResult search(
      Experiment<?> experiment,
      SparkApplication spark,
      String uri,
      StopSignal signal,
      FailureTally tally) {
    SearchProgress progress = SearchProgress.on(command().getOut(), experiment);
    SearchMetrics metrics = SearchMetrics.ofThisProcess();
    metrics.begin();
    SearchResult result;
    try (progress;
        Tracking tracking = tracking(experiment, uri);
        ParquetJournal journal = new ParquetJournal(uri, spark.hadoop());
        TrialRunner runner = runner(experiment, spark)) {
      spark.startFor(experiment.run(), journal);
      SearchListeners listeners =
          new SearchListeners(List.of(metrics, progress, tally, tracking.listener()));
      Optional<BegunRun> begun = journal.begun(experiment.run().runId());
      result =
          (begun.isEmpty() ? experiment : experiment.continuing(begun.get()))
              .run(runner, journal, listeners, signal);
      tracking.conclude(result);
    }
    command().getOut().println(progress.account(experiment.recipe().verb()));
    progress.remark().ifPresent(command().getOut()::println);
    return result;
  }

  /** Tracking, which calls its server on its own thread and has finished when it is closed. */
  private Tracking tracking(Experiment<?> experiment, String uri) {
    Settings settings = Settings.stored(experiment.run().settings()).overDefaults();
    return new Tracking(
        MlflowSettings.of(settings)
            .map(
                server ->
                    new MlflowTracker(
                        server,
                        experiment.run(),
                        uri,
                        line -> command().getErr().println("evosearch: " + line))));
  }

  private static TrialRunner runner(Experiment<?> experiment, SparkApplication spark) {
    RunRecord run = experiment.run();
    Function<EvaluatorRecipe, TrialRunner> onSpark =
        recipe ->
            new SparkTrialRunner(
                recipe.usesGpu() ? spark.trainingContext() : spark::context,
                recipe,
                run.runId(),
                spark.placement());
    return FlightLog.ofThisProcess()
        .filter(log -> spark.isEmbedded())
        .map(log -> log.runner(experiment.recipe(), run.settingsDigest(), onSpark))
        .orElseGet(() -> onSpark.apply(experiment.recipe()));
  }

  /** The settings, overridden by the answers of queries. */
  private Settings load(List<String> data, List<String> start) {
    return options.load(
        Stream.of(runId(), data.stream(), start.stream()).flatMap(Function.identity()));
  }

  private Stream<String> runId() {
    return Stream.ofNullable(run).map(id -> "run.id=" + ConfigUtil.quoteString(id));
  }
}
