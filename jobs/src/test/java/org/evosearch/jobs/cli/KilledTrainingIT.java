package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed again and again ends with the model of one that was not. */
class KilledTrainingIT {

  private static final int KILLS = 3;

  /** An epoch takes about a second. */
  private static final int MAX_MILLIS = 1000;

  @TempDir private Path searched = Path.of("");
  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  @Test
  void endsWithTheModelOfAnUnbrokenTraining() throws Exception {
    Path chosen = TinyTraining.chosen(searched);
    CommandLineRun whole = TinyTraining.run(unbroken, chosen);
    assertThat(whole.exitCode()).as(whole.err()).isZero();

    UniformRandomProvider random = new RandomStreams(5).stream(Purpose.SHUFFLE, 0, 0);
    for (int kill = 0; kill < KILLS; kill++) {
      runUntilKilled(chosen, random.nextLong(MAX_MILLIS));
    }
    try (Driver driver = start(chosen)) {
      assertThat(driver.exitCode()).describedAs(log()).isZero();
    }

    assertThat(log()).contains("Resuming after epoch");
    assertThat(model(broken)).isEqualTo(model(unbroken)).hasSize(4);
    assertThat(broken.resolve("store/fitness/run_id=last/generation=0/part-0.parquet")).exists();
  }

  private Driver start(Path chosen) {
    return Driver.start(broken, TinyTraining.args(broken, chosen));
  }

  /** Killed at a random moment of the epoch after the first one that it does, or later. */
  private void runUntilKilled(Path chosen, long millis) throws Exception {
    long before = latest();
    try (Driver driver = start(chosen)) {
      while (latest() == before && driver.process().isAlive()) {
        Thread.sleep(1);
      }
      Thread.sleep(millis);
      driver.kill();
    }
  }

  /** The last epoch that has a checkpoint. */
  private long latest() throws IOException {
    Path folder = broken.resolve("store/checkpoints/run_id=last");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("epoch-"))
          .mapToLong(name -> Long.parseLong(name.substring(6, 12)))
          .max()
          .orElse(0);
    }
  }

  private String log() throws IOException {
    return Files.readString(broken.resolve("driver.log"));
  }

  private static Map<String, String> model(Path folder) throws IOException {
    return SavedFiles.digests(folder.resolve("store/results/run_id=last/model"));
  }
}
