package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.evosearch.jobs.metrics.SearchMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads while a search runs, over HTTP. */
class SearchMetricsIT {

  private static final String PREFIX =
      "metrics_evosearch_driver_plugin_org_evosearch_jobs_metrics_";

  @TempDir private Path folder = Path.of("");

  @Test
  void prometheusSeesTrialsAndFitnessOfARunningSearch() throws Exception {
    SearchMetrics.ofThisProcess().begin();
    int port = freePort();
    CompletableFuture<CommandLineRun> search =
        CompletableFuture.supplyAsync(
            () ->
                TinySearch.run(
                    folder,
                    "--spark-conf",
                    System.getProperty("evosearch.home") + "/conf/spark/local.conf",
                    "-D",
                    "spark.conf.\"spark.ui.port\"=" + port,
                    "-D",
                    "search.generations=12",
                    "-D",
                    "limits.memory=2 MiB"));
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> read(port).getOrDefault("generations_committed_Value", 0.0) >= 2);
    Map<String, Double> seen = read(port);

    // Other searches of this process count as well.
    assertThat(seen.get("trials_done_Count")).isGreaterThanOrEqualTo(10.0);
    assertThat(seen.get("best_fitness_Value")).isBetween(10.0, 100.0);
    assertThat(seen.get("images_Count")).isPositive();
    assertThat(seen.get("slots_Value")).isPositive();
    assertThat(seen.get("busy_share_Value")).isBetween(0.0, 1.0);
    assertThat(seen).containsKeys("trials_failed_out_of_memory_Count", "images_OneMinuteRate");
    assertThat(search.join().exitCode()).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The search's numbers by name; none while there is no page. */
  private static Map<String, Double> read(int port) throws InterruptedException {
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics/prometheus/"))
            .build();
    try {
      HttpClient client =
          HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
      return numbers(client.send(page, HttpResponse.BodyHandlers.ofString()).body().lines());
    } catch (IOException notThere) {
      return Map.of();
    }
  }

  private static Map<String, Double> numbers(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith(PREFIX))
        .map(line -> line.substring(line.indexOf('_', PREFIX.length()) + 1).split("\\{.*} ", 2))
        .filter(parts -> parts.length == 2)
        .collect(
            Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1]), (a, b) -> b));
  }
}
