package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which files are in a folder, and of what size.
 *
 * @param sizes by path
 */
record FolderState(Map<Path, Long> sizes) {

  /** A folder with all below it, but for what is left out. */
  static FolderState of(Path folder, Predicate<Path> leftOut) {
    try (Stream<Path> files = Files.walk(folder)) {
      return of(files.filter(leftOut.negate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in a folder itself. */
  static FolderState flat(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return of(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FolderState of(Stream<Path> files) {
    Map<Path, Long> sizes = new TreeMap<>();
    files.forEach(file -> sizes.put(file, Files.isDirectory(file) ? 0L : file.toFile().length()));
    return new FolderState(sizes);
  }

  /** What is there now and was not before, or has another size, or has gone. */
  Set<Path> changedSince(FolderState before) {
    Set<Path> changed = new TreeSet<>(before.sizes().keySet());
    changed.addAll(sizes.keySet());
    changed.removeIf(path -> Objects.equals(before.sizes().get(path), sizes.get(path)));
    return changed;
  }
}
