package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A final training of a small network of DARTS on the embedded digits that takes seconds. */
final class TinyTraining {

  static final String RUN = "last";

  private static final String SEARCH =
      """
      run.id = chosen
      space { name = darts, darts { channels = 2, cells = 3, final-channels = 4, final-cells = 3 } }
      strategy { name = random, random { population = 2 } }
      search.generations = 1
      budget { epochs = 1, max-batches = 1 }
      """;

  private static final String TRAINING =
      """
      final-training { epochs = 4, batch-size = 48, auxiliary-weight = 0.4 }
      final-training.augmentation { crop-padding = 1, flip = false, cutout = 2 }
      dataset.train-images = 300
      """;

  private TinyTraining() {}

  /** Searches, and returns the best architecture's file. */
  static Path chosen(Path folder) {
    CommandLineRun search =
        CommandLineRun.of(
            "search",
            "-c",
            settings(folder, "search.conf", SEARCH).toString(),
            "--store",
            TinySearch.store(folder));
    if (search.exitCode() != 0) {
      throw new IllegalStateException(search.err());
    }
    return folder.resolve("store/results/run_id=chosen/best_arch.json");
  }

  private static Path settings(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments of the command that trains it. */
  static List<String> args(Path folder, Path architecture, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "train-final",
                "--arch",
                architecture.toString(),
                "-c",
                settings(folder, "last.conf", TRAINING).toString(),
                "--store",
                TinySearch.store(folder),
                "--name",
                RUN));
    args.addAll(List.of(more));
    return args;
  }

  /** Trains in this process. */
  static CommandLineRun run(Path folder, Path architecture, String... more) {
    return CommandLineRun.of(args(folder, architecture, more).toArray(String[]::new));
  }
}
