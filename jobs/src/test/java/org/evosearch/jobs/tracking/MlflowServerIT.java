package org.evosearch.jobs.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.strategy.StopReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server takes what the tracker reports. {@code pip install mlflow}, and name its command in
 * {@code -Devosearch.mlflow=/venv/bin/mlflow}.
 */
@Tag("nightly")
class MlflowServerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<GenerationRecord> GENERATIONS =
      new SampleRecords("a").generations(3, 5);

  @TempDir private Path folder;

  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Test
  void aSearchIsARunWithChildrenAndAResumedOneIsTheSame() throws Exception {
    String command = System.getProperty("evosearch.mlflow", "");
    assumeTrue(!command.isEmpty(), "no mlflow");
    int port = freePort();
    URI uri = URI.create("http://127.0.0.1:" + port);
    Process server =
        new ProcessBuilder(
                command,
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    try {
      MlflowClient client = new MlflowClient(uri, Optional.empty());
      awaitStart(client);
      report(uri);
      report(uri);
      assertThat(warnings).isEmpty();
      assertReported(client);
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitStart(MlflowClient client) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        client.experiment("absent");
        return;
      } catch (IOException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.sleep(500);
      }
    }
  }

  private void report(URI uri) {
    List<TrialRecord> best =
        GENERATIONS.get(2).trials().stream()
            .filter(trial -> trial.fitness().isPresent() && trial.reusedFrom() == null)
            .limit(2)
            .toList();
    try (MlflowTracker tracker =
        new MlflowTracker(
            new MlflowSettings(uri, "nas"),
            SampleRecords.run("night-7"),
            "/data/store",
            warnings::add)) {
      GENERATIONS.forEach(tracker::committed);
      tracker.conclude(new SearchResult(best, List.of(), 3, new StopReason("done"), List.of()));
    }
  }

  private static void assertReported(MlflowClient client) throws IOException {
    String experiment =
        client
            .experiment("nas")
            .orElseThrow()
            .getAsJsonObject("experiment")
            .get("experiment_id")
            .getAsString();
    JsonObject body = JsonParser.parseString("{\"max_results\": 100}").getAsJsonObject();
    JsonArray experiments = new JsonArray();
    experiments.add(experiment);
    body.add("experiment_ids", experiments);
    JsonArray runs = client.post("runs/search", body).getAsJsonArray("runs");

    assertThat(runs).hasSize(3);
    assertThat(runs.toString())
        .contains("\"best_so_far\"", "\"validation-accuracy\"", "\"mlflow.parentRunId\"")
        .contains("\"evosearch.results\"", "\"tournament\"");
    assertThat(runs.asList())
        .extracting(
            run -> run.getAsJsonObject().getAsJsonObject("info").get("status").getAsString())
        .containsOnly("FINISHED");
  }
}
