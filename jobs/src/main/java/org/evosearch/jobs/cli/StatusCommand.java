package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.jobs.cli.console.StatusReport;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.store.journal.RunObserver;
import org.evosearch.jobs.store.journal.RunStatus;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the progress of runs, from their store alone. */
@Command(
    name = "status",
    description = {
      "Shows the progress of a run from its store alone; its driver need not be"
          + " running. Without --run, of all runs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch status --store /data/store",
      "  evosearch status --store hdfs:///evosearch --run night-7"
    })
final class StatusCommand implements Callable<Integer> {

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--run",
      paramLabel = "ID",
      converter = RunId.class,
      description = "Name of the run.")
  private @Nullable String run;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    Settings settings = overrides.settings();
    String store = settings.root().text("store");
    Configuration hadoop = SparkApplication.hadoop(settings);
    new StoreAddress(store, hadoop).requireStore();
    RunObserver observer = new RunObserver(store, hadoop);
    List<String> runs = run == null ? observer.runs() : List.of(run);
    if (runs.isEmpty()) {
      throw new ParameterException(command.commandLine(), "No runs in " + store);
    }
    PrintWriter out = command.commandLine().getOut();
    for (String id : runs) {
      RunStatus status =
          observer
              .run(id)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          command.commandLine(), "No run " + id + " in " + store));
      new StatusReport(status, store, Clock.systemUTC()).lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }
}
