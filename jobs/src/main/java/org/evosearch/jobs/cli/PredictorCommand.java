package org.evosearch.jobs.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands about predictors. */
@Command(
    name = "predictor",
    description = {
      "Trains and evaluates predictors of the accuracy of networks. Searches use them"
          + " with evaluation.name = predictor."
    },
    subcommands = {PredictorTrainCommand.class, PredictorEvaluateCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch predictor train -c conf/experiments/predictor-nasbench201.conf",
      "  evosearch predictor evaluate -c conf/experiments/predictor-nasbench201.conf"
    })
final class PredictorCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Missing command: train or evaluate");
  }
}
