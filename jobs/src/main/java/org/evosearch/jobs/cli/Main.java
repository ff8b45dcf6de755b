package org.evosearch.jobs.cli;

import org.evosearch.jobs.cli.spark.YarnDriver;
import org.evosearch.jobs.runner.FlightLog;
import org.evosearch.search.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command {@code evosearch}. */
@Command(
    name = "evosearch",
    description = "Searches neural-network architectures by evolution, on Apache Spark.",
    subcommands = {
      SearchCommand.class,
      TrainFinalCommand.class,
      ExportCommand.class,
      PredictCommand.class,
      ScoreCommand.class,
      CompareCommand.class,
      DataCommand.class,
      QueryCommand.class,
      StatusCommand.class,
      ReportCommand.class,
      ShowCommand.class,
      VerifyCommand.class,
      CompactCommand.class,
      PredictorCommand.class,
      GpuCheckCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:failed, or stopped by another driver of the same run",
      " 2:invalid usage, settings or data"
    })
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code. In an application master of YARN, a
   * successful command returns instead: YARN takes any exit of the driver, whatever its code, for a
   * failure and would start the command again.
   */
  public static void main(String[] args) {
    int exitCode = exitCode(args);
    if (exitCode != CommandLine.ExitCode.OK || !YarnDriver.isThisProcess()) {
      System.exit(exitCode);
    }
    YarnDriver.succeed();
  }

  /** Reports errors that are thrown outside of a command. */
  private static int exitCode(String[] args) {
    try {
      FlightLog.ofThisProcess().ifPresent(FlightLog::deleteAtShutdown);
      return commandLine().execute(args);
    } catch (Throwable e) {
      // Loads no further class: the error may be that classes cannot be loaded any more.
      System.err.println("evosearch: Cannot start: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionStrategy(UserErrors::withErrors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(UserErrors::usage)
        .setExecutionExceptionHandler(UserErrors::execution);
  }

  /** The version that the build recorded. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"evosearch " + Provenance.version()};
    }
  }
}
