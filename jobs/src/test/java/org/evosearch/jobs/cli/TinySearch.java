package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A search on the embedded digits that takes seconds. */
final class TinySearch {

  static final String RUN = "tiny";

  private static final String SETTINGS =
      """
      strategy.tournament { population = 10, elites = 2 }
      search { generations = 4, pipeline = 2 }
      budget { epochs = 1, max-batches = 12 }
      """;

  private TinySearch() {}

  /** The arguments of the command that runs it. */
  static List<String> args(Path folder, String... more) {
    return argsWithStore(folder, store(folder), more);
  }

  /** The arguments of the command that runs it on a store elsewhere. */
  static List<String> argsWithStore(Path folder, String store, String... more) {
    try {
      Path file = Files.writeString(folder.resolve("tiny.conf"), SETTINGS);
      List<String> args =
          new ArrayList<>(List.of("search", "-c", file.toString(), "--store", store, "--run", RUN));
      args.addAll(List.of(more));
      return args;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String store(Path folder) {
    return folder.resolve("store").toString();
  }

  /** Runs it in this process. */
  static CommandLineRun run(Path folder, String... more) {
    return CommandLineRun.of(args(folder, more).toArray(String[]::new));
  }
}
