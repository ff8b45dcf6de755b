package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evosearch.config.Settings;
import org.evosearch.device.DeviceLook;
import org.evosearch.device.DeviceReport;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.runner.ExecutorLooks;
import org.evosearch.jobs.runner.TrialPlacement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the GPUs, and checks that networks can be trained on them. */
@Command(
    name = "gpu-check",
    description = {
      "Lists the GPUs and the libtorch that would use them, and trains a small network on each, and"
          + " on the CPU. Exit code 2 if there is a problem."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch gpu-check",
      "  evosearch gpu-check --spark --spark-conf conf/spark/standalone.conf --spark-conf"
          + " conf/spark/gpus.conf"
    })
final class GpuCheckCommand implements Callable<Integer> {

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--spark",
      description = "Checks the executors of a cluster (EVOSEARCH_MASTER), not this machine.")
  private boolean onSpark;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = overrides.settings();
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    List<DeviceReport> reports =
        onSpark
            ? ofExecutors(settings, command)
            : List.of(
                DeviceLook.atThisProcess()
                    .report("here", Optional.empty(), DeviceLook.Depth.TRAINING));
    return conclude(reports, command);
  }

  private static List<DeviceReport> ofExecutors(Settings settings, CommandLine command) {
    try (SparkApplication spark = new SparkApplication(settings, "gpu-check")) {
      if (spark.isEmbedded()) {
        throw new ParameterException(
            command, "Invalid --spark: no cluster is named (EVOSEARCH_MASTER)");
      }
      if (spark.placement().devices() == TrialPlacement.Devices.CPU) {
        throw new ParameterException(
            command, "Invalid --spark: with spark.devices = cpu all networks are trained on CPUs");
      }
      return new ExecutorLooks(spark.context(), spark.placement())
          .reports(DeviceLook.Depth.TRAINING);
    }
  }

  private static int conclude(List<DeviceReport> reports, CommandLine command) {
    PrintWriter out = command.getOut();
    reports.forEach(report -> report.lines().forEach(line -> out.println(at(report) + line)));
    out.flush();
    reports.forEach(
        report ->
            report
                .problems()
                .forEach(line -> command.getErr().println("evosearch: " + at(report) + line)));
    boolean isSound = reports.stream().allMatch(DeviceReport::isSound);
    return isSound ? ExitCode.OK : ExitCode.USAGE;
  }

  private static String at(DeviceReport report) {
    return report.place() + ": ";
  }
}
