package org.evosearch.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Data cannot be read or used. The message is one line that names the file and its fault; if there
 * are several faults, a line for each follows.
 */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String CANNOT_READ = "Cannot read ";

  /** Maximum number of faults that are listed. */
  private static final int SHOWN = 20;

  /** Creates the error with one line for the user. */
  public DataException(String message) {
    super(message);
  }

  private DataException(String message, Throwable cause) {
    super(message, cause);
  }

  public static DataException cannotRead(Path path, String reason) {
    return new DataException(cannotReadMessage(path, reason));
  }

  public static DataException cannotRead(Path path, Exception cause) {
    return new DataException(cannotReadMessage(path, reason(cause)), cause);
  }

  /**
   * Combines faults, at least one: a single fault itself, otherwise an exception with a line for
   * each of the first twenty.
   *
   * @param what is read, for the first line
   */
  public static DataException ofAll(String what, List<DataException> faults) {
    if (faults.size() == 1) {
      return faults.get(0);
    }
    Stream<String> shown = faults.stream().limit(SHOWN).map(fault -> "\n  " + fault.fault());
    int hidden = faults.size() - SHOWN;
    String more = hidden > 0 ? "\n  and " + hidden + " more" : "";
    return new DataException(
        "Cannot read %s: %s faults".formatted(what, faults.size())
            + shown.collect(Collectors.joining())
            + more);
  }

  private String fault() {
    String message = String.valueOf(getMessage());
    return message.startsWith(CANNOT_READ) ? message.substring(CANNOT_READ.length()) : message;
  }

  public static DataException cannotDownload(String dataset, Exception cause, String advice) {
    String message = cannotDownloadMessage(dataset, reason(cause), advice);
    return new DataException(message, cause);
  }

  public static DataException cannotDownload(String dataset, String reason, String advice) {
    return new DataException(cannotDownloadMessage(dataset, reason, advice));
  }

  private static String cannotReadMessage(Path path, String reason) {
    return CANNOT_READ + path + ": " + reason;
  }

  private static String cannotDownloadMessage(String dataset, String reason, String advice) {
    return "Cannot download " + dataset + ": " + reason + "; set dataset.path to " + advice;
  }

  /** The reason for a failure in one line for users, without the name of the file. */
  public static String reason(Exception cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    if (cause instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    return cause instanceof EOFException ? "truncated" : described(cause);
  }

  private static String described(Exception cause) {
    String message = String.valueOf(cause.getMessage());
    boolean telling = cause.getClass() == IOException.class && cause.getMessage() != null;
    String text = telling ? message : cause.getClass().getSimpleName() + ": " + message;
    return text.replaceAll("\\s+", " ");
  }
}
