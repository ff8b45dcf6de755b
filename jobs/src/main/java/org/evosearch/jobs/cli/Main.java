package org.evosearch.jobs.cli;

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
      CompareCommand.class,
      QueryCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      PredictorCommand.class,
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
      " 2:wrong usage, settings or data"
    })
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends the process with its exit code. Only an application master of YARN ends
   * by itself after a success: an exit of its driver is a failure to it, whatever the code, and
   * YARN would start the command again.
   */
  public static void main(String[] args) {
    FlightLog.ofThisProcess().ifPresent(FlightLog::deleteAtShutdown);
    int exitCode = commandLine().execute(args);
    if (exitCode != CommandLine.ExitCode.OK || !YarnDriver.isThisProcess()) {
      System.exit(exitCode);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(UserErrors::usage)
        .setExecutionExceptionHandler(UserErrors::execution);
  }

  /** The version as the build wrote it down. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"evosearch " + Provenance.version()};
    }
  }
}
