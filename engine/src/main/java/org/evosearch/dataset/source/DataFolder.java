package org.evosearch.dataset.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.evosearch.dataset.DataException;

/**
 * A folder with the files of a data set, each plain or with the suffix {@code .gz}.
 *
 * @param path where it is
 */
record DataFolder(Path path) {

  private static final String PACKED = ".gz";

  /** What file browsers and archives leave behind, besides files hidden by a dot. */
  private static final Set<String> LITTER =
      Set.of("__MACOSX", "Thumbs.db", "desktop.ini", "@eaDir", "lost+found");

  /** Fails if there is no such folder. */
  DataFolder {
    if (!Files.isDirectory(path)) {
      throw DataException.cannotRead(path, Files.exists(path) ? "not a folder" : "no such folder");
    }
  }

  /** The content of the folder without hidden files and litter, sorted by name. */
  List<Path> children() {
    try (Stream<Path> children = Files.list(path)) {
      return children
          .filter(child -> !isLitter(name(child)))
          .sorted(Comparator.comparing(DataFolder::name))
          .toList();
    } catch (IOException e) {
      throw DataException.cannotRead(path, e);
    }
  }

  /** Whether a part of a path is hidden, or litter. */
  static boolean isLitter(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .anyMatch(part -> isLitter(part.toString()));
  }

  private static boolean isLitter(String name) {
    return name.startsWith(".") || LITTER.contains(name);
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** The file of a name; the plain one if there are both. */
  Path file(String name) {
    return find(name)
        .orElseThrow(
            () ->
                DataException.cannotRead(path.resolve(name + "[" + PACKED + "]"), "no such file"));
  }

  Optional<Path> find(String name) {
    return Stream.of(path.resolve(name), path.resolve(name + PACKED))
        .filter(Files::exists)
        .findFirst();
  }

  /** The files of a prefix and suffix, sorted by name without {@code .gz}; the plain one of two. */
  List<Path> matching(String prefix, String suffix) {
    TreeMap<String, Path> found = new TreeMap<>();
    for (Path child : children()) {
      String packed = name(child);
      String name =
          packed.endsWith(PACKED) ? packed.substring(0, packed.length() - PACKED.length()) : packed;
      if (name.startsWith(prefix) && name.endsWith(suffix)) {
        // In the order of children the plain file comes before the packed one.
        found.putIfAbsent(name, child);
      }
    }
    return List.copyOf(found.values());
  }
}
