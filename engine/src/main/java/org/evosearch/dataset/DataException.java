package org.evosearch.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Images cannot be had; the message is one line that names the file and what is wrong with it. */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with one line for the user. */
  public DataException(String message) {
    super(message);
  }

  private DataException(String message, Throwable cause) {
    super(message, cause);
  }

  static DataException cannotRead(Path path, String reason) {
    return new DataException(cannotReadMessage(path, reason));
  }

  static DataException cannotRead(Path path, Exception cause) {
    return new DataException(cannotReadMessage(path, reason(cause)), cause);
  }

  static DataException cannotDownload(String dataset, Exception cause, String advice) {
    String message = cannotDownloadMessage(dataset, reason(cause), advice);
    return new DataException(message, cause);
  }

  static DataException cannotDownload(String dataset, String reason, String advice) {
    return new DataException(cannotDownloadMessage(dataset, reason, advice));
  }

  private static String cannotReadMessage(Path path, String reason) {
    return "Cannot read " + path + ": " + reason;
  }

  private static String cannotDownloadMessage(String dataset, String reason, String advice) {
    return "Cannot download " + dataset + ": " + reason + "; set dataset.path to " + advice;
  }

  private static String reason(Exception cause) {
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
