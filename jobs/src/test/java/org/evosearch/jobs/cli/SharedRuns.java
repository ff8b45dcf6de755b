package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A sound store with one short run and a comparison, made when it is first asked for. */
final class SharedRuns implements Supplier<Path> {

  private final Path folder;

  SharedRuns(Path folder) {
    this.folder = folder;
  }

  @Override
  public Path get() {
    Path store = folder.resolve("store");
    if (!Files.exists(store)) {
      make(store);
    }
    return store;
  }

  private void make(Path store) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SmallTable.write(folder);
    run(command(store, "search", "--run", "small"));
    run(comparison(store));
  }

  private static void run(List<String> command) {
    CommandLineRun run = CommandLineRun.of(command.toArray(String[]::new));
    if (run.exitCode() != 0) {
      throw new IllegalStateException(run.err());
    }
  }

  /** The command by which the store got its comparison. */
  static List<String> comparison(Path store) {
    return command(store, "compare", "--name", "old", "--strategies", "random", "--seeds", "1");
  }

  private static List<String> command(Path store, String command, String... more) {
    Path table = store.resolveSibling("table.csv");
    return Stream.concat(
            Stream.of(
                command,
                "-c",
                store.resolveSibling("small.conf").toString(),
                "--store",
                store.toString(),
                "-D",
                "search.trainings=8",
                "-D",
                "evaluation.tabular.table=\"" + table + "\""),
            Stream.of(more))
        .toList();
  }
}
