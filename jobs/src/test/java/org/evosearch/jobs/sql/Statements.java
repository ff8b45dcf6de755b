package org.evosearch.jobs.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Statements of SQL that are kept as test resources, with a blank line between two. */
public final class Statements {

  private Statements() {}

  /** Those that must be refused; STORE stands for the path of a store. */
  public static List<String> refused() throws IOException {
    return of("refused.sql");
  }

  /** Those that must be answered. */
  public static List<String> accepted() throws IOException {
    return of("accepted.sql");
  }

  private static List<String> of(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Statements.class.getResourceAsStream(name))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\n", -1)).map(String::strip).toList();
    }
  }
}
