package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of runs from outside, and how they are stopped from there. */
class StatusCommandIT {

  private static final String MORE_WORK = "budget.epochs=6";

  @TempDir private Path folder = Path.of("");

  private CommandLineRun status(String... more) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("status", "--store", TinySearch.store(folder)), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aRunThatItsBudgetHasEndedSaysSoAndGoesOnWithMore() {
    String budget = "search.budget.evaluations=";
    CommandLineRun first = TinySearch.run(folder, "-D", budget + 12, "-D", "limits.memory=2 MiB");
    assertThat(first.exitCode()).describedAs(first.err()).isZero();
    assertThat(first.out()).contains("the budget of 12 evaluations is spent");

    CommandLineRun status = status("--run", TinySearch.RUN);
    assertThat(status.out())
        .contains("Run tiny, started ")
        .containsPattern("generations +3 of 4 committed")
        .containsPattern("trials +\\d\\d run, \\d+ reused")
        .containsPattern("failures +\\d+ out-of-memory")
        .containsPattern("best +\\d+\\.\\d{4}")
        .containsPattern("budget left +0 evaluations")
        .containsPattern("stopped +the budget of 12 evaluations is spent");

    CommandLineRun more = TinySearch.run(folder, "-D", budget + 100, "-D", "limits.memory=2 MiB");
    assertThat(more.out()).contains("all 4 generations done");
    assertThat(status().out()).containsPattern("generations +4 of 4 committed");
    assertThat(status().out()).doesNotContain("stopped");
  }

  @Test
  void whoAsksForARunThatIsNotThereIsTold() {
    assertThat(status().err()).contains("No store at ");
    assertThat(status().exitCode()).isEqualTo(2);
    TinySearch.run(folder, "-D", "search.generations=1");
    assertThat(status("--run", "other").err()).contains("No run other in ");
    assertThat(status("--run", "other").exitCode()).isEqualTo(2);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aSignalStopsASearchAtItsNextCommitAndItGoesOnLater() throws Exception {
    String[] work = {"-D", MORE_WORK, "-D", "search.generations=8"};
    try (Driver driver = Driver.start(folder, TinySearch.args(folder, work))) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> committed() >= 1 || !driver.process().isAlive());
      assertThat(status().out()).containsPattern("in flight +generation \\d, 10 trials");
      driver.process().destroy();

      assertThat(driver.exitCode()).describedAs(log()).isEqualTo(1);
    }
    assertThat(log())
        .contains("stopping at the next commit", "run the same command again to resume");
    assertThat(committed()).isBetween(2L, 7L);
    assertThat(status().out()).contains("of 8 committed");

    CommandLineRun rest = TinySearch.run(folder, work);
    assertThat(rest.out()).contains("all 8 generations done");
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("driver.log"));
  }

  private long committed() throws IOException {
    Path fitness = folder.resolve("store/fitness/run_id=" + TinySearch.RUN);
    if (!Files.exists(fitness)) {
      return 0;
    }
    try (var files = Files.walk(fitness)) {
      return files.filter(file -> file.endsWith("part-0.parquet")).count();
    }
  }
}
