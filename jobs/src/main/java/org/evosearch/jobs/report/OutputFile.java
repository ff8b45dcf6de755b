package org.evosearch.jobs.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.evosearch.config.SettingsException;
import org.evosearch.file.WholeFile;

/**
 * A file that a user asked for, outside of a store.
 *
 * @param path its name; a link is followed
 */
public record OutputFile(Path path) {

  /**
   * Writes or replaces it, completely or not at all, and creates its folder. A device or a pipe
   * gets the bytes as they are.
   *
   * @return the number of bytes
   * @throws SettingsException if the path cannot be written to; one line
   * @throws UncheckedIOException if writing fails; one line
   */
  public int write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (!Files.exists(path) || Files.isDirectory(path)) {
        WholeFile.write(path, bytes);
      } else if (Files.isRegularFile(path)) {
        WholeFile.write(path.toRealPath(), bytes);
      } else {
        Files.write(path, bytes);
      }
    } catch (FileSystemException e) {
      throw new SettingsException(line(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(line(e), e);
    }
    return bytes.length;
  }

  /**
   * Checks, before long work, that it can be written; leaves no trace.
   *
   * @throws SettingsException if it cannot; one line
   */
  public void requireWritable() {
    try {
      if (!Files.exists(path) || Files.isDirectory(path) || Files.isRegularFile(path)) {
        WholeFile.requireWritable(path);
      }
    } catch (IOException e) {
      throw new SettingsException(line(e), e);
    }
  }

  private String line(IOException e) {
    return "Cannot write " + path + ": " + reason(e);
  }

  /** Why a file cannot be written, in words for users. */
  public static String reason(IOException e) {
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "a folder of its path is a file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "its folder cannot be created";
    }
    String reason = e instanceof FileSystemException local ? local.getReason() : e.getMessage();
    return String.valueOf(reason).lines().findFirst().orElse("");
  }
}
