package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.jobs.runner.TrialsCannotRun;
import org.evosearch.search.JournalException;
import org.evosearch.table.TableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What goes wrong in one line for the user, and as an exit code. */
final class UserErrors {

  private static final Logger LOG = LoggerFactory.getLogger(UserErrors.class);

  private UserErrors() {}

  static int usage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("evosearch: " + firstLine(e));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  static int execution(Exception e, CommandLine command, ParseResult parsed) {
    if (isEndedBySignal()) {
      command.getErr().println("evosearch: ended by a signal; the same command goes on from here");
      return ExitCode.SOFTWARE;
    }
    command.getErr().println("evosearch: " + firstLine(e));
    if (isUnexpected(e)) {
      LOG.error("An error that EvoSearch did not expect", e);
    }
    return isUsersMistake(e) ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  /** Whether this process is about to end: Spark, which a signal stops, then fails what runs. */
  private static boolean isEndedBySignal() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static boolean isUsersMistake(Exception e) {
    return e instanceof SettingsException
        || e instanceof DataException
        || e instanceof TableException
        || (e instanceof JournalException journal
            && journal.kind() == JournalException.Kind.INVALID);
  }

  private static boolean isUnexpected(Exception e) {
    return !isUsersMistake(e)
        && !(e instanceof JournalException)
        && !(e instanceof TrialsCannotRun);
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
