package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.hadoop.util.ShutdownHookManager;
import org.evosearch.config.Redaction;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.device.DeviceException;
import org.evosearch.export.ModelException;
import org.evosearch.jobs.cli.console.MachineFailure;
import org.evosearch.jobs.runner.TrialsCannotRun;
import org.evosearch.jobs.sql.SqlFailure;
import org.evosearch.predictor.PredictorException;
import org.evosearch.search.JournalException;
import org.evosearch.search.MachineFaultException;
import org.evosearch.table.TableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one line for the user and an exit code. */
final class UserErrors {

  private static final Logger LOG = LoggerFactory.getLogger(UserErrors.class);

  /** Longest line, in characters. */
  private static final int MAX_LINE = 2000;

  private UserErrors() {}

  static int usage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("evosearch: " + Redaction.withoutLogins(withoutSecrets(e, args)));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** Masks unmatched arguments if any argument names a secret: one of them may be its value. */
  private static String withoutSecrets(ParameterException e, String[] args) {
    String line = firstLine(e);
    if (e instanceof UnmatchedArgumentException unmatched
        && Arrays.stream(args).anyMatch(Redaction.byDefault()::matches)) {
      for (String argument : unmatched.getUnmatched()) {
        line = line.replace(argument, Redaction.MASK);
      }
    }
    return line;
  }

  /** Runs a command. Errors of the virtual machine are reported like any other failure. */
  static int withErrors(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      MachineFailure failure = MachineFailure.of(e);
      throw new ExecutionException(parsed.commandSpec().commandLine(), failure.line(), failure);
    }
  }

  static int execution(Exception e, CommandLine command, ParseResult parsed) {
    // A signal stops Spark, which then fails the running jobs.
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      command
          .getErr()
          .println("evosearch: terminated by a signal; run the same command again to resume");
      return ExitCode.SOFTWARE;
    }
    command.getErr().println("evosearch: " + Redaction.withoutLogins(told(e)));
    if (isUnexpected(e)) {
      LOG.error("Unexpected error", e);
    }
    return isUsersMistake(e) ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static boolean isUsersMistake(Exception e) {
    return e instanceof SettingsException
        || e instanceof DataException
        || e instanceof ModelException
        || e instanceof TableException
        || e instanceof PredictorException
        || e instanceof DeviceException
        || (e instanceof MachineFailure failure && failure.isUsersMistake())
        || (e instanceof JournalException journal
            && journal.kind() == JournalException.Kind.INVALID);
  }

  private static boolean isUnexpected(Exception e) {
    return !isUsersMistake(e)
        && !(e instanceof JournalException)
        && !(e instanceof SqlFailure)
        && !(e instanceof UncheckedIOException)
        && !(e instanceof MachineFailure failure && failure.isKnown())
        && !(e instanceof MachineFaultException)
        && !(e instanceof TrialsCannotRun);
  }

  /** One line, or one for each of several faults in the data. */
  private static String told(Exception e) {
    return e instanceof DataException ? String.valueOf(e.getMessage()) : firstLine(e);
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : Redaction.shortened(message.lines().findFirst().orElse(""), MAX_LINE);
  }
}
