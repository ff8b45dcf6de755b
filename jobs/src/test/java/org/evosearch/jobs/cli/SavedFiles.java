package org.evosearch.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.digest.Sha256;

/** What a folder holds, to be compared with another one. */
final class SavedFiles {

  private SavedFiles() {}

  /** The SHA-256 of each file by its name. */
  static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        digests.put(file.getFileName().toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return digests;
  }
}
