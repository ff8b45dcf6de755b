package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.jobs.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search whose store is on S3 ends with the tables of one on a local disk, whatever happens. */
class S3SearchIT {

  private static final Map<String, String> SPARK = new TreeMap<>();

  @TempDir private static Path folder = Path.of("");
  private static S3Server server;
  private static RunTables unbroken;

  @TempDir private Path one = Path.of("");
  @TempDir private Path other = Path.of("");

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    S3Server.settings(server.port())
        .forEach((key, value) -> SPARK.put("spark.hadoop." + key, value));
    // The query command has Spark's settings from where spark-submit puts them.
    SPARK.forEach(System::setProperty);
    assertThat(TinySearch.run(folder).exitCode()).isZero();
    unbroken = RunTables.of(folder);
  }

  @AfterAll
  static void stop() {
    SPARK.keySet().forEach(System::clearProperty);
    server.close();
  }

  private static Driver start(Path log, String store) {
    String[] settings =
        SPARK.entrySet().stream()
            .map(entry -> "spark.conf.\"" + entry.getKey() + "\"=\"" + entry.getValue() + "\"")
            .flatMap(setting -> Stream.of("-D", setting))
            .toArray(String[]::new);
    return Driver.start(log, TinySearch.argsWithStore(log, server.store(store), settings));
  }

  @Test
  void aKilledDriverGoesOn() throws Exception {
    try (Driver driver = start(one, "killed")) {
      await(driver, "killed/_trials/run_id=tiny/generation=2");
      driver.kill();
    }
    try (Driver driver = start(one, "killed")) {
      assertThat(driver.exitCode()).describedAs(log(one)).isZero();
    }

    assertThat(RunTables.of(server.store("killed"))).isEqualTo(unbroken);
    assertThat(CommandLineRun.of("verify", "--store", server.store("killed")).exitCode()).isZero();
    assertThat(log(one))
        .contains("Best architecture: " + server.store("killed/results/run_id=tiny/"));
  }

  /** Waits until the server has something. */
  private static void await(Driver driver, String name) throws InterruptedException, IOException {
    while (!Files.exists(server.file(name))) {
      assertThat(driver.process().isAlive()).isTrue();
      Thread.sleep(5);
    }
  }

  @Test
  void ofTwoDriversOneIsToldAndTheRunIsSound() throws Exception {
    try (Driver driver = start(one, "shared");
        Driver rival = start(other, "shared")) {
      assertThat(List.of(driver.exitCode(), rival.exitCode())).contains(0);
    }

    assertThat(RunTables.of(server.store("shared"))).isEqualTo(unbroken);
    assertThat(CommandLineRun.of("verify", "--store", server.store("shared")).exitCode()).isZero();
    assertThat(log(one) + log(other))
        .containsPattern(
            "evosearch: Cannot commit generation [0-3] of run tiny: another driver committed it"
                + " first")
        .containsOnlyOnce("The search has ended after 4 generations");
  }

  private static String log(Path folder) throws IOException {
    return Files.readString(folder.resolve("driver.log"));
  }
}
