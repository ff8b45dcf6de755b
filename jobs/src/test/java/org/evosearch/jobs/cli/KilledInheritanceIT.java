package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.digest.Sha256;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A search whose networks inherit weights and whose driver is killed again and again ends with the
 * tables, the archives and the weights of one that was not.
 */
class KilledInheritanceIT {

  private static final String SETTINGS =
      """
      run.seed = 4
      evaluation.trained.inherit = morphism
      strategy { name = regularized, regularized { population = 4, children = 4, sample-size = 2 } }
      search.hall-of-fame = 2
      space.layered.max-layers = 2
      training.batch-size = 32
      budget { epochs = 1, max-batches = 4 }
      spark.local-threads = 2
      """;

  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  private static List<String> args(Path folder, int generations) throws IOException {
    Path file = Files.writeString(folder.resolve("heirs.conf"), SETTINGS);
    return List.of(
        "search",
        "-c",
        file.toString(),
        "--store",
        TinySearch.store(folder),
        "--run",
        "heirs",
        "-D",
        "search.generations=" + generations);
  }

  private static void run(Path folder, int generations) throws IOException {
    CommandLineRun run = CommandLineRun.of(args(folder, generations).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** Both times weights are there whose outcome is not, or was not a moment ago. */
  @Test
  void endsWithTheTablesAndTheWeightsOfAnUnbrokenRun() throws Exception {
    run(unbroken, 3);
    for (int kill = 0; kill < 2; kill++) {
      killWhenThereAreNewWeights(3, kill);
    }
    run(broken, 3);

    assertSame();
    assertThat(heirs(broken)).contains("heirs").isEqualTo(heirs(unbroken));
  }

  @Test
  @Tag("nightly")
  void endsLikeAnUnbrokenRunAfterTwentyKills() throws Exception {
    run(unbroken, 16);
    UniformRandomProvider random = new RandomStreams(20).stream(Purpose.SHUFFLE, 0, 0);
    for (int kill = 0; kill < 20; kill++) {
      killWhenThereAreNewWeights(16, kill % 2 == 0 ? 0 : random.nextInt(3));
    }
    run(broken, 16);

    assertSame();
  }

  private void assertSame() throws IOException {
    assertThat(RunTables.of(broken)).isEqualTo(RunTables.of(unbroken));
    assertThat(heritage(broken)).isEqualTo(heritage(unbroken));
    assertThat(weights(broken)).isEqualTo(weights(unbroken)).isNotEmpty();
    SoundStore.require(unbroken);
    SoundStore.require(broken);
  }

  private void killWhenThereAreNewWeights(int generations, int more) throws Exception {
    Set<String> known = weights(broken).keySet();
    try (Driver driver = Driver.start(broken, args(broken, generations))) {
      while (newWeights(known).size() <= more) {
        assertThat(driver.process().isAlive())
            .as(Files.readString(broken.resolve("driver.log")))
            .isTrue();
        Thread.sleep(1);
      }
      driver.kill();
    }
  }

  private Set<String> newWeights(Set<String> known) throws IOException {
    Set<String> names = new HashSet<>(names(broken));
    names.removeAll(known);
    return names;
  }

  @Test
  @Tag("nightly")
  void weightsTakeNoMoreThanTwiceTheRoomOfTheLivingAfterFiftyGenerations() throws IOException {
    run(unbroken, 50);
    Set<String> living =
        new HashSet<>(
            RunTables.query(
                    unbroken,
                    """
                    SELECT DISTINCT f.weights FROM fitness f
                    LEFT JOIN archives a ON a.trial_generation = f.generation AND a.trial = f.trial
                      AND a.generation = 49
                    WHERE f.generation = 49 OR a.trial IS NOT NULL
                    """)
                .lines()
                .toList());
    long all = 0;
    long needed = 0;
    for (String name : names(unbroken)) {
      long size = Files.size(folder(unbroken).resolve(name));
      all += size;
      needed += living.contains(name.replaceAll("sha256=|\\.safetensors", "")) ? size : 0;
    }
    assertThat(needed).isPositive();
    assertThat(all).isLessThanOrEqualTo(2 * needed);
  }

  /** How many trials began with the weights of another one, by run. */
  private static String heirs(Path folder) {
    return RunTables.query(
        folder,
        "SELECT run_id, count(*) AS heirs FROM trials WHERE donor_trial IS NOT NULL"
            + " AND inherited_epochs > 0 GROUP BY run_id");
  }

  private static String heritage(Path folder) {
    return RunTables.query(
        folder,
        "SELECT generation, trial, inherited_epochs, own_epochs, donor_generation, donor_trial,"
            + " weights FROM fitness ORDER BY generation, trial");
  }

  private static Path folder(Path folder) {
    return folder.resolve("store/_weights/run_id=heirs");
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder(folder))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder(folder))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.matches("sha256=[0-9a-f]{64}\\.safetensors"))
          .toList();
    }
  }

  /** The SHA-256 of each file. */
  private static Map<String, String> weights(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : names(folder)) {
      files.put(name, Sha256.hex(Files.readAllBytes(folder(folder).resolve(name))));
    }
    return files;
  }
}
