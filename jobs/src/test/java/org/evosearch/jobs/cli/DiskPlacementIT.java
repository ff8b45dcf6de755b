package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evosearch.jobs.SortedPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search on images in a file ends with the tables of one on images in memory. */
class DiskPlacementIT {

  @TempDir private Path folder = Path.of("");

  private CommandLineRun search(String store, String placement, int threads) throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("idx.conf"),
            """
            dataset { name = query, file = "%s/idx" }
            strategy { name = random, random.population = 3 }
            space.layered.max-layers = 2
            search.generations = 1
            budget.epochs = 2
            training.batch-size = 8
            """
                .formatted(folder));
    return CommandLineRun.of(
        "search",
        "-c",
        settings.toString(),
        "--store",
        store,
        "--run",
        "run",
        "-D",
        "dataset.placement=" + placement,
        "-D",
        "spark.local-threads=" + threads);
  }

  private RunTables tables(String placement, int threads) throws IOException {
    String store = folder.resolve(placement).toString();
    CommandLineRun run = search(store, placement, threads);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return RunTables.of(store);
  }

  @Test
  void tablesDoNotDependOnWhereImagesAreKept() throws IOException {
    new SortedPictures().writeIdx(folder.resolve("idx"));

    assertThat(tables("disk", 3)).isEqualTo(tables("host", 1));
  }
}
