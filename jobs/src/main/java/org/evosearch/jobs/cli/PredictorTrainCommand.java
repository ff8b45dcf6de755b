package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.experiment.learning.PredictorLearning;
import org.evosearch.jobs.cli.console.SearchReport;
import org.evosearch.predictor.PredictorEpoch;
import org.evosearch.predictor.TrainedPredictor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains a predictor. */
@Command(
    name = "train",
    description = {
      "Trains a predictor on rows of the table in evaluation.tabular and on the images"
          + " of their sets, with the settings of section predictor, and writes it to"
          + " evaluation.predictor.file."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch predictor train -c conf/experiments/predictor-nasbench201.conf"
          + " -D evaluation.tabular.table=nasbench201.csv.gz -D dataset.path=cifar-10-batches-bin"
    })
final class PredictorTrainCommand implements Callable<Integer> {

  private static final int EPOCHS_PER_LINE = 20;

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.load(Stream.empty());
    PredictorLearning learning = new PredictorLearning(sets(settings), SearchCommand.FORMATS);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Training on %d rows, %d more are held out%n",
        learning.learned(),
        learning.heldOut());
    SearchReport.printChanges(out, settings);
    TrainedPredictor trained = learning.train(epoch -> show(out, epoch));
    out.printf(Locale.ROOT, "%nKept: %s%n", line(trained.description().best()));
    out.printf(Locale.ROOT, "Predictor: %s%n", learning.file());
    out.flush();
    return ExitCode.OK;
  }

  private static void show(PrintWriter out, PredictorEpoch epoch) {
    if (epoch.number() % EPOCHS_PER_LINE == 1) {
      out.println(line(epoch));
      out.flush();
    }
  }

  private static String line(PredictorEpoch epoch) {
    return String.format(
        Locale.ROOT,
        "epoch %d: loss %.3g, learning rate %.1g, held out: Pearson %.3f, Kendall %.3f",
        epoch.number(),
        epoch.loss(),
        epoch.learningRate(),
        epoch.heldOut().pearson(),
        epoch.heldOut().kendall());
  }

  /** The settings of each image set. */
  private List<Settings> sets(Settings settings) {
    List<List<String>> sets = PredictorLearning.overrides(settings);
    return sets.isEmpty()
        ? List.of(settings)
        : sets.stream().map(set -> options.load(set.stream())).toList();
  }
}
