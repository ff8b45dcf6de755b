package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished run is extended by the same command with a higher limit. */
class ExtendedSearchIT {

  @TempDir private Path folder = Path.of("");
  @TempDir private Path other = Path.of("");

  private static String[] generations(int count) {
    return new String[] {
      "-D", "search.generations=" + count,
      "-D", "search.hall-of-fame=3",
      "-D", "search.re-score={ seeds = 2, epochs = 1 }",
      "-D", "strategy.tournament={ population = 6, elites = 1 }"
    };
  }

  private static JsonObject best(Path folder) throws IOException {
    Path file = folder.resolve("store/results/run_id=tiny/best_arch.json");
    JsonObject best = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    best.remove("trial");
    return best;
  }

  private String said(String command, String... more) {
    List<String> args = new java.util.ArrayList<>(List.of(command, "--store", store()));
    args.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private String store() {
    return TinySearch.store(folder);
  }

  @Test
  void anExtendedRunEqualsALongOneAndItsRecordSaysSo() throws Exception {
    assertThat(TinySearch.run(folder, generations(2)).exitCode()).isZero();
    try (Driver driver = Driver.start(folder, TinySearch.args(folder, generations(5)))) {
      Path first = Path.of(store(), "extensions/run_id=tiny/generation=3/part-0.parquet");
      while (driver.process().isAlive() && !Files.exists(first)) {
        Thread.sleep(20);
      }
      driver.kill();
    }
    CommandLineRun extended = TinySearch.run(folder, generations(5));
    assertThat(extended.exitCode()).as(extended.err()).isZero();
    assertThat(extended.out()).contains("ended after 5 generations: all 5 generations done");
    assertThat(TinySearch.run(other, generations(5)).exitCode()).isZero();

    assertThat(best(folder)).isEqualTo(best(other));
    assertThat(said("verify", "--run", "tiny"))
        .contains("limits were raised at generation 3: search.generations = 5");
    assertThat(said("status", "--run", "tiny")).contains("search.generations = 5");
    assertThat(
            said(
                "query",
                "--format",
                "csv",
                "SELECT generation, generations, trainings FROM extensions"))
        .contains("3,5,0");
  }

  @Test
  void limitsAreNotLoweredAndNothingElseMayDiffer() {
    assertThat(TinySearch.run(folder, generations(2)).exitCode()).isZero();
    CommandLineRun lower = TinySearch.run(folder, generations(1));
    assertThat(lower.exitCode()).isEqualTo(2);
    assertThat(lower.err())
        .hasLineCount(1)
        .contains("search.generations is 1, was 2; limits can only be raised");

    assertThat(TinySearch.run(folder, generations(3)).exitCode()).isZero();
    assertThat(TinySearch.run(folder, generations(2)).err())
        .contains("search.generations is 2, was 3");
    assertThat(TinySearch.run(folder, append(generations(4), "-D", "run.seed=9")).err())
        .contains("it was started with other settings");
  }

  private static String[] append(String[] some, String... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(some), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }
}
