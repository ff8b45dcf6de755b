package org.evosearch.jobs.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions that only compute. Queries may call no other name, whatever defines it. */
final class KnownFunctions {

  private static final String FILE = "functions.txt";

  /** A function that sessions define beside the tables of a store; it reads only that store. */
  private static final String ANCESTORS = "ancestors";

  private static final Set<String> NAMES = read();

  private KnownFunctions() {}

  static boolean contains(String name) {
    String known = name.toLowerCase(Locale.ROOT);
    return known.equals(ANCESTORS) || NAMES.contains(known);
  }

  private static Set<String> read() {
    try (InputStream in = KnownFunctions.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("Cannot load " + FILE + ": not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.strip().split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
