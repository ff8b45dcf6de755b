package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search under limits leaves behind. */
class LimitedSearchIT {

  @TempDir private Path folder = Path.of("");

  private String store() {
    return folder.resolve("store").toString();
  }

  private CommandLineRun searched(String run, String... more) throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("limited.conf"),
            """
            dataset.train-images = 60
            space { name = nasbench201, nasbench201 { cells = 1, channels = 4 } }
            strategy { name = cma-es, cma-es.lambda = 8 }
            search.generations = 3
            """);
    String[] fixed = {"search", "-c", settings.toString(), "--store", store(), "--run", run};
    return CommandLineRun.of(Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private String answer(String sql) {
    CommandLineRun run = CommandLineRun.of("query", "--store", store(), "--format", "csv", sql);
    assertThat(run.err()).isEmpty();
    return run.out().strip();
  }

  @Test
  void onlyWhatIsAllowedIsTrainedAndRanked() throws IOException {
    CommandLineRun run = searched("some", "-D", "search.at-most.parameters=6000");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("[1-9][0-9]* infeasible, 0 failed");
    assertThat(answer("SELECT count(*) > 0 AS some FROM fitness WHERE parameters > 6000"))
        .endsWith("true");
    assertThat(
            answer(
                "SELECT DISTINCT failure_kind, fitness, wall_s, host FROM fitness WHERE"
                    + " parameters > 6000"))
        .hasLineCount(2)
        .contains("infeasible");
    assertThat(answer("SELECT max(parameters) <= 6000 AS kept FROM best")).endsWith("true");
    assertThat(answer("SELECT max(parameters) <= 6000 AS kept FROM winners")).endsWith("true");
    assertThat(
            answer(
                "SELECT sum(infeasible + trainings + reused) = sum(trials) AS all FROM progress"))
        .endsWith("true");
    assertThat(CommandLineRun.of("verify", "--store", store()).exitCode()).isZero();
    assertThat(CommandLineRun.of("status", "--store", store(), "--run", "some").out())
        .containsPattern("run, [0-9]+ infeasible, 0 reused");
  }

  @Test
  void aSearchThatFindsNothingAllowedSaysSo() throws IOException {
    CommandLineRun run = searched("none", "-D", "search.at-most.parameters=10");

    assertThat(run.out())
        .contains("best so far none", "distinct networks trained: 0")
        .containsPattern("No network is within search.at-most: [0-9]+ networks exceed it\\.");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(answer("SELECT count(*) AS best FROM best")).endsWith("0");
    assertThat(answer("SELECT DISTINCT failure_message FROM fitness"))
        .contains("search.at-most.parameters is 10, this network has 4,822");
  }
}
