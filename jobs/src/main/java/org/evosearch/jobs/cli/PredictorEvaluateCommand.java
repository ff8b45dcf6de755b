package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evosearch.experiment.learning.PredictorReview;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Evaluates a predictor on rows that it was not trained on. */
@Command(
    name = "evaluate",
    description = {
      "Predicts the rows of the table in evaluation.tabular that the predictor was not"
          + " trained on, and reports how well the predictions agree with the table, compared"
          + " with linear models of the training rows and with the scores and sizes in the"
          + " table."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch predictor evaluate -c conf/experiments/predictor-nasbench201.conf"
          + " -D evaluation.tabular.table=nasbench201.csv.gz"
    })
final class PredictorEvaluateCommand implements Callable<Integer> {

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PredictorReview review =
        PredictorReview.of(options.load(Stream.empty()), SearchCommand.FORMATS);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%d rows of networks that the predictor has not seen (%d more hold networks that are"
            + " isomorphic to one it has)%n%n",
        review.rows(),
        review.isomorphic());
    out.printf(Locale.ROOT, "%-24s %8s %8s %8s%n", "", "rows", "Pearson", "Kendall");
    for (PredictorReview.Line line : review.lines()) {
      out.printf(
          Locale.ROOT,
          "%-24s %8d %8.3f %8.3f%n",
          line.name(),
          line.rows(),
          line.agreement().pearson(),
          line.agreement().kendall());
    }
    out.flush();
    return ExitCode.OK;
  }
}
