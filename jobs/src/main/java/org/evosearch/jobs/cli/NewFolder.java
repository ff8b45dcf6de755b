package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.evosearch.config.SettingsException;

/** A folder of files for other programs, which appears when all of them are written. */
final class NewFolder {

  private final Path target;

  /** Writes the files. */
  @FunctionalInterface
  interface Content {
    /** Writes into a folder that exists. */
    void write(Path folder) throws IOException;
  }

  private NewFolder(Path target) {
    this.target = target;
  }

  /**
   * Checks that a folder may be made.
   *
   * @param overwrite whether files of a folder that exists may be replaced
   * @throws SettingsException if not; one line
   */
  static NewFolder at(String out, boolean overwrite) {
    if (out.contains("://")) {
      throw new SettingsException("Invalid --out: " + out + " (a folder of this machine)");
    }
    try {
      return at(Path.of(out), overwrite);
    } catch (InvalidPathException e) {
      throw new SettingsException("Invalid --out: " + e.getMessage(), e);
    }
  }

  private static NewFolder at(Path target, boolean overwrite) {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new SettingsException("Cannot write to " + target + ": it is a file");
    }
    if (Files.exists(target) && !overwrite) {
      throw new SettingsException(
          "Cannot write to " + target + ": it exists (--overwrite replaces files in it)");
    }
    return new NewFolder(target);
  }

  /**
   * Writes all files under a hidden name and then moves them to their place.
   *
   * @throws UncheckedIOException if that fails; one line
   */
  void write(Content content) {
    Path place = target.toAbsolutePath().normalize();
    Path hidden = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createDirectories(hidden);
      try {
        content.write(hidden);
        move(hidden, place);
      } finally {
        delete(hidden);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + target + ": " + e, e);
    }
  }

  private static void move(Path hidden, Path place) throws IOException {
    if (!Files.exists(place)) {
      Files.move(hidden, place);
      return;
    }
    for (Path file : files(hidden)) {
      Path to = place.resolve(hidden.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(to);
      } else {
        Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : files(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Folders before what is in them. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }
}
