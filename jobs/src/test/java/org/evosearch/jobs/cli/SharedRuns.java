package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A sound store with one short run, made when it is first asked for. */
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
    Path settings = SmallTable.write(folder);
    CommandLineRun run =
        CommandLineRun.of(
            "search",
            "-c",
            settings.toString(),
            "--store",
            store.toString(),
            "--run",
            "small",
            "-D",
            "search.trainings=8",
            "-D",
            "evaluation.tabular.table=\"" + folder.resolve("table.csv") + "\"");
    if (run.exitCode() != 0) {
      throw new IllegalStateException(run.err());
    }
  }
}
