package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.digest.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A search with shared weights whose driver is killed when an epoch's weights are there, so in the
 * commit of their training or in the scores after it, ends with the tables and the weights of one
 * that was not.
 */
class KilledSupernetIT {

  private static final String SETTINGS =
      """
      run.seed = 4
      evaluation {
        name = supernet
        supernet { epochs = 3, channel-parts = 2, score-images = 40 }
      }
      search { further-objectives = [validation-loss], generations = 100 }
      strategy {
        egnas { warm-up = 1, runs = 2, generations = 2, lambda = 6 }
        darts.warm-up = 1
      }
      space { name = nasbench201, nasbench201 { cells = 1, channels = 4 } }
      training { batch-size = 32, schedule = cosine }
      budget.max-batches = 3
      spark.local-threads = 2
      """;

  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  private static List<String> args(Path folder, String strategy) throws IOException {
    Path file = Files.writeString(folder.resolve("shared.conf"), SETTINGS);
    return List.of(
        "search",
        "-c",
        file.toString(),
        "--store",
        TinySearch.store(folder),
        "--run",
        "shared",
        "-D",
        "strategy.name=" + strategy);
  }

  private static CommandLineRun run(Path folder, String strategy) throws IOException {
    CommandLineRun run = CommandLineRun.of(args(folder, strategy).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  @AfterEach
  void verify() {
    SoundStore.require(unbroken);
    SoundStore.require(broken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"egnas", "darts"})
  void endsWithTheTablesAndTheWeightsOfAnUnbrokenRun(String strategy) throws Exception {
    assertThat(run(unbroken, strategy).out()).contains("the network was derived");
    try (Driver driver = Driver.start(broken, args(broken, strategy))) {
      while (weights(broken).isEmpty() && driver.process().isAlive()) {
        Thread.sleep(1);
      }
      driver.kill();
    }
    assertThat(weights(broken)).hasSize(1);
    run(broken, strategy);

    assertThat(RunTables.of(broken)).isEqualTo(RunTables.of(unbroken));
    assertThat(weights(broken)).isEqualTo(weights(unbroken)).hasSize(2);
    assertThat(broken.resolve("store/results/run_id=shared/best_arch.json"))
        .hasSameTextualContentAs(unbroken.resolve("store/results/run_id=shared/best_arch.json"));
  }

  /** The SHA-256 of each file. */
  private static Map<String, String> weights(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path weights = folder.resolve("store/weights/run_id=shared");
    if (!Files.exists(weights)) {
      return files;
    }
    try (Stream<Path> all = Files.list(weights)) {
      for (Path file : all.filter(one -> one.toString().endsWith(".weights")).toList()) {
        files.put(file.getFileName().toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
