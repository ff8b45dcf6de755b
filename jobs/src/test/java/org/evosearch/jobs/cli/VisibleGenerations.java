package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever looks at a store's folders may see of a run at any moment: whole generations. */
final class VisibleGenerations {

  private static final String[] COMPANIONS = {"populations", "learning_curves", "archives"};

  private VisibleGenerations() {}

  /** Checks that no table has a generation that is not committed. */
  static void check(Path store) throws IOException {
    // Companions first: what is published meanwhile must not look as if it came too early.
    Set<String> companions = new TreeSet<>();
    for (String table : COMPANIONS) {
      companions.addAll(generations(store.resolve(table)));
    }
    assertThat(generations(store.resolve("fitness"))).containsAll(companions);
  }

  /** Which of a table's generations have a file that is not hidden. */
  private static Set<String> generations(Path table) throws IOException {
    try (Stream<Path> generations = Files.list(table.resolve("run_id=" + TinySearch.RUN))) {
      return generations
          .filter(generation -> Files.exists(generation.resolve("part-0.parquet")))
          .map(generation -> generation.getFileName().toString())
          .collect(Collectors.toSet());
    } catch (NoSuchFileException e) {
      return Set.of();
    }
  }
}
