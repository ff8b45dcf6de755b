package org.evosearch.jobs.cli;

import com.typesafe.config.ConfigUtil;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evosearch.architecture.Footprint;
import org.evosearch.config.Settings;
import org.evosearch.experiment.FinalTraining;
import org.evosearch.jobs.cli.console.EpochLines;
import org.evosearch.jobs.cli.console.SearchReport;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.cli.start.StartCheck;
import org.evosearch.jobs.runner.SparkTrialRunner;
import org.evosearch.jobs.store.files.StoreFolder;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.ResultFolder;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.search.ChosenNetwork;
import org.evosearch.search.TrialRunner;
import org.evosearch.training.Checkpoints;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the network that a search has chosen. */
@Command(
    name = "train-final",
    description = {
      "Trains a network that a search has found with the recipe in final-training, on"
          + " the training and validation images, and then evaluates it once on the test"
          + " images. The same command resumes after the last complete epoch; a training run"
          + " that has ended returns at once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch train-final --run night-7 --store /data/store",
      "  evosearch train-final --run night-7 --rank 2 -D final-training.batch-size=128 --epochs 50",
      "  evosearch train-final --arch best_arch.json -c my.conf --store /data/store"
    })
final class TrainFinalCommand implements Callable<Integer> {

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Settings, in HOCON; with --arch they have to name the image set.")
  private @Nullable Path file;

  @Option(names = "--epochs", paramLabel = "N", description = "Overrides final-training.epochs.")
  private @Nullable Integer epochs;

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--name",
      paramLabel = "ID",
      converter = RunId.class,
      description = "Run id of this training run (default: derived from that of the network).")
  private @Nullable String name;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings asked = settings(Stream.empty());
    StartCheck.ofFinalTraining(asked);
    String store = asked.root().text("store");
    QueryData query = new QueryData(asked);
    ChosenNetwork chosen = network.read(store, SparkApplication.hadoop(asked));
    String byDefault = "final-" + network.name(chosen, file);
    FinalTraining.check(asked, chosen);
    try (SparkApplication spark = new SparkApplication(asked, byDefault)) {
      new StoreAddress(store, spark.hadoop()).requireWritable();
      List<String> answer = query.overrides(spark, out()::println);
      Settings settings = answer.isEmpty() ? asked : settings(answer.stream());
      FinalTraining training = training(settings, chosen, byDefault, spark).with(spark.facts());
      introduce(training, settings, store);
      Outcome outcome = train(training, spark, store);
      if (outcome instanceof Outcome.Measured) {
        String folder = ResultFolder.ofRun(training.run().runId());
        new ResultFolder(store, spark.hadoop(), folder).sealOnce("model");
      }
      return conclude(training, outcome, store);
    }
  }

  private Settings settings(Stream<String> answer) {
    Stream<String> own =
        Stream.of(
                Stream.ofNullable(epochs).map(n -> "final-training.epochs=" + n),
                Stream.ofNullable(name).map(id -> "run.id=" + ConfigUtil.quoteString(id)),
                answer)
            .flatMap(Function.identity());
    return network.settings(overrides.files(Stream.ofNullable(file)), overrides.all(own));
  }

  private static FinalTraining training(
      Settings settings, ChosenNetwork chosen, String byDefault, SparkApplication spark) {
    String store = settings.root().text("store");
    try (ParquetJournal journal = new ParquetJournal(store, spark.hadoop())) {
      return FinalTraining.of(
          settings,
          chosen,
          byDefault,
          folder -> new StoreFolder(store, folder, spark.hadoopSettings()),
          journal::begun);
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private void introduce(FinalTraining training, Settings settings, String store) {
    Footprint footprint = Footprint.of(training.trial().network().architecture());
    out()
        .printf(
            Locale.ROOT,
            "Run %s: %d epochs, %,d parameters, %,d multiply-adds, seed %d, store %s%n",
            training.run().runId(),
            training.trial().budget().epochs(),
            footprint.parameters(),
            footprint.multiplyAdds(),
            settings.root().section("run").longWhole("seed"),
            store);
    training.notes().forEach(out()::println);
    SearchReport.printChanges(out(), settings);
  }

  private Outcome train(FinalTraining training, SparkApplication spark, String store) {
    try (ParquetJournal journal = new ParquetJournal(store, spark.hadoop());
        TrialRunner runner =
            new SparkTrialRunner(
                spark.trainingContext(),
                training.recipe(),
                training.run().runId(),
                spark.placement());
        EpochLines progress =
            new EpochLines(
                out(),
                new Checkpoints(training.recipe().folders().checkpoints()),
                training.trial().budget().epochs())) {
      spark.startFor(training.run(), journal);
      return training.run(runner, journal);
    }
  }

  private int conclude(FinalTraining training, Outcome outcome, String store) {
    if (outcome instanceof Outcome.Failed failed) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "evosearch: Cannot train the network: %s (%s)%n",
              failed.message(),
              failed.kind().key());
      return ExitCode.SOFTWARE;
    }
    out()
        .printf(
            Locale.ROOT,
            "%n%s%n%nModel:        %s/results/run_id=%s/model%nTables:       %s%n",
            tested(outcome),
            store,
            training.run().runId(),
            store);
    out().flush();
    return ExitCode.OK;
  }

  /** The test accuracy of a classification, or the test error of a regression. */
  private static String tested(Outcome outcome) {
    OptionalDouble error = outcome.metric(TaskMetric.RMSE.test());
    return error.isPresent()
        ? String.format(
            Locale.ROOT,
            "Test error:   %.6g (root mean square), R2 %.4f",
            error.getAsDouble(),
            outcome.metric(TaskMetric.R2.test()).orElse(Double.NaN))
        : String.format(
            Locale.ROOT,
            "Test accuracy: %.2f %%",
            outcome.metric(Metric.TEST_ACCURACY).orElse(Double.NaN));
  }
}
