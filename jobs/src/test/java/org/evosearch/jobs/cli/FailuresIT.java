package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.evosearch.jobs.runner.LocalCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One search on a cluster that meets whatever a candidate can do wrong. */
class FailuresIT {

  private static final String SETTINGS =
      """
      space.layered { mode = cnn, max-layers = 3 }
      strategy { name = random, random.population = 16 }
      search.generations = 1
      budget.epochs = 40
      training.loss-limit = 100
      limits { memory = 32 MiB, time = 1s }
      """;

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void verify() {
    SoundStore.require(folder);
  }

  @Test
  void everyFailureIsARowAndTheSearchGoesOn() throws Exception {
    CommandLineRun run = search();

    // A machine that is too slow for the time limit measures nothing.
    int expected = rows("SELECT trial FROM fitness WHERE status = 'measured'").isEmpty() ? 1 : 0;
    assertThat(run.exitCode()).describedAs(run.err()).isEqualTo(expected);
    assertThat(run.out()).contains("generation 0 (1 of 1)").contains("The search has ended");
    assertThat(messages("diverged"))
        .allMatch(m -> m.matches("The loss (became NaN|of a batch was .* \\(limit 100.0\\))"));
    assertThat(messages("out-of-memory"))
        .allMatch(m -> m.matches("Training would need about [0-9]+ MiB \\(limit 32 MiB\\)"));
    assertThat(messages("time-limit")).containsOnly("Not done within 1.0 s");
    assertThat(messages("crashed"))
        .containsOnly("Its process ended each time, twice of them with no other trial beside it");
  }

  private CommandLineRun search() throws IOException, URISyntaxException {
    Path file = Files.writeString(folder.resolve("failures.conf"), SETTINGS);
    SparkConf conf =
        LocalCluster.conf(2, 1)
            .set("spark.plugins", HaltingPlugin.class.getName())
            .set("spark.executor.extraClassPath", testClasses().toString());
    Stream<String> command = Stream.of("search", "-c", file.toString(), "--store", store());
    return CommandLineRun.of(
        Stream.concat(command, Stream.of(CommandLineRun.options(conf))).toArray(String[]::new));
  }

  private static Path testClasses() throws URISyntaxException {
    return Path.of(HaltingPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private String store() {
    return TinySearch.store(folder);
  }

  private List<String> messages(String kind) {
    String sql = "SELECT failure_message FROM fitness WHERE failure_kind = '" + kind + "'";
    List<String> messages =
        rows(sql).stream().map(row -> row.get("failure_message").getAsString()).toList();
    assertThat(messages).describedAs(kind).isNotEmpty();
    return messages;
  }

  private List<JsonObject> rows(String sql) {
    CommandLineRun query = CommandLineRun.of("query", "--store", store(), "--format", "json", sql);
    return query
        .out()
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .collect(Collectors.toList());
  }
}
