package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A driver that is killed again and again ends with the tables of one that was not, and repeats
 * nothing that was finished. How often it is killed is a system property, since each time takes
 * seconds.
 */
class KilledDriverIT {

  private static final int KILLS = Integer.getInteger("evosearch.test.kills", 6);
  private static final Pattern FINISHED_AT = Pattern.compile("\"finished_at\":\"([^\"]+)\"");
  private static final String MORE_WORK = "budget.epochs=3";

  /** What follows from committed generations: promotions, thresholds and predictions. */
  private static final List<String> LEARNING =
      List.of(
          "-D",
          "budget.epochs=2",
          "-D",
          "search.rungs.epochs=[2,4]",
          "-D",
          "search.early-stopping { quantile = 0.5, curves = 5 }",
          "-D",
          "strategy.tournament.brood=3");

  @TempDir private Path unbroken = Path.of("");
  @TempDir private Path broken = Path.of("");

  @Test
  void endsWithTheTablesOfAnUnbrokenRunAndRepeatsNothing() throws Exception {
    long start = System.nanoTime();
    try (Driver driver = startLearning(unbroken)) {
      assertThat(driver.exitCode()).describedAs(log(unbroken)).isZero();
    }
    long duration = (System.nanoTime() - start) / 1_000_000;

    UniformRandomProvider random = new RandomStreams(KILLS).stream(Purpose.SHUFFLE, 0, 0);
    Map<Path, String> finished = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      runUntilKilled(kill, duration, random);
      finished.putAll(keptOutcomes());
    }
    try (Driver driver = startLearning(broken)) {
      assertThat(driver.exitCode()).describedAs(log(broken)).isZero();
    }

    RunTables expected = RunTables.of(unbroken);
    assertThat(RunTables.of(broken)).isEqualTo(expected);
    assertThat(expected.populations()).contains("promotion");
    assertThat(finishTimes()).containsAll(finished.values());
  }

  private static Driver startLearning(Path folder) {
    List<String> args = new ArrayList<>(TinySearch.args(folder, "-D", "search.generations=6"));
    args.addAll(LEARNING);
    return Driver.start(folder, args);
  }

  private static Driver start(Path folder) {
    List<String> args = TinySearch.args(folder, "-D", MORE_WORK, "-D", "search.generations=6");
    return Driver.start(folder, args);
  }

  /** Every third driver is killed inside a commit, the others at a random moment. */
  private void runUntilKilled(int kill, long duration, UniformRandomProvider random)
      throws Exception {
    try (Driver driver = startLearning(broken)) {
      if (kill % 3 == 2) {
        awaitCommit(driver);
      } else {
        // The first third of a run is the start of Java, Spark and libtorch.
        Thread.sleep(duration / 3 + random.nextLong(duration * 2 / 3));
      }
      driver.kill();
    }
  }

  /** Until a generation's population is written; its commit follows within milliseconds. */
  private void awaitCommit(Driver driver) throws IOException, InterruptedException {
    long before = populations();
    while (populations() == before && driver.process().isAlive()) {
      Thread.sleep(1);
    }
  }

  private long populations() throws IOException {
    Path folder = broken.resolve("store/populations/run_id=" + TinySearch.RUN);
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> generations = Files.list(folder)) {
      return generations.count();
    }
  }

  /** When the trials of open generations were finished, as their files say. */
  private Map<Path, String> keptOutcomes() throws IOException {
    Map<Path, String> kept = new TreeMap<>();
    Path folder = broken.resolve("store/_trials/run_id=" + TinySearch.RUN);
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.getFileName().toString().matches("[0-9]+\\.json"))
            .forEach(file -> finishedAt(file).ifPresent(at -> kept.put(file, at)));
      }
    }
    return kept;
  }

  private static Optional<String> finishedAt(Path file) {
    try {
      Matcher matcher = FINISHED_AT.matcher(Files.readString(file));
      return matcher.find() ? Optional.of(micros(matcher.group(1))) : Optional.empty();
    } catch (IOException sweptMeanwhile) {
      return Optional.empty();
    }
  }

  private static String micros(String instant) {
    return String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant)));
  }

  private List<String> finishTimes() {
    return RunTables.query(
            broken, "SELECT unix_micros(finished_at) AS at FROM fitness WHERE reused_from IS NULL")
        .lines()
        .toList();
  }

  private static String log(Path folder) throws IOException {
    return Files.readString(folder.resolve("driver.log"));
  }

  @Test
  void aSecondDriverOfALiveRunIsRefused() throws Exception {
    try (Driver driver = start(broken)) {
      while (!Files.exists(broken.resolve("store/runs/run_id=" + TinySearch.RUN))) {
        assertThat(driver.process().isAlive()).describedAs(log(broken)).isTrue();
        Thread.sleep(10);
      }
      CommandLineRun second = TinySearch.run(broken, "-D", MORE_WORK, "-D", "search.generations=6");

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err().strip().lines()).hasSize(1);
      assertThat(second.err()).contains("another driver");
      assertThat(driver.exitCode()).describedAs(log(broken)).isZero();
    }
    assertThat(RunTables.query(broken, "SELECT count(*) AS n FROM fitness")).contains("60");
  }
}
