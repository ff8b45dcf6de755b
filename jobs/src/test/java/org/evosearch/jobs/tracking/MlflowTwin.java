package org.evosearch.jobs.tracking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A server with the calls of MLflow that a tracker makes, in memory. */
final class MlflowTwin implements AutoCloseable {

  /** A run, as the server has it. */
  static final class Run {
    final String name;
    final Map<String, String> tags = new TreeMap<>();
    final Map<String, String> parameters = new TreeMap<>();
    final Set<String> metrics = new LinkedHashSet<>();
    String status = "";

    Run(String name) {
      this.name = name;
    }
  }

  private final HttpServer server;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private boolean hasExperiment;
  volatile int failing;

  MlflowTwin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String call = exchange.getRequestURI().getPath().replace("/api/2.0/mlflow/", "");
    int status = 200;
    String text;
    synchronized (this) {
      calls.add(call);
      if (failing > 0) {
        failing--;
        status = 500;
        text = "broken";
      } else if (call.equals("experiments/get-by-name") && !hasExperiment) {
        status = 404;
        text = "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\"}";
      } else {
        text = reply(call, body.isEmpty() ? new JsonObject() : parse(body)).toString();
      }
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static JsonObject parse(String body) {
    return JsonParser.parseString(body).getAsJsonObject();
  }

  private JsonObject reply(String call, JsonObject body) {
    return switch (call) {
      case "experiments/get-by-name" -> parse("{\"experiment\":{\"experiment_id\":\"7\"}}");
      case "experiments/create" -> {
        hasExperiment = true;
        yield parse("{\"experiment_id\":\"7\"}");
      }
      case "runs/create" -> create(body);
      case "runs/search" -> search(body.get("filter").getAsString());
      case "runs/log-batch" -> log(body);
      case "runs/update" -> {
        run(body).status = body.get("status").getAsString();
        yield new JsonObject();
      }
      default -> throw new IllegalArgumentException(call);
    };
  }

  private Run run(JsonObject body) {
    return Objects.requireNonNull(runs.get(body.get("run_id").getAsString()));
  }

  private JsonObject create(JsonObject body) {
    Run run = new Run(body.get("run_name").getAsString());
    body.getAsJsonArray("tags").forEach(tag -> put(run.tags, tag));
    String id = "run" + runs.size();
    runs.put(id, run);
    JsonObject answer = new JsonObject();
    answer.add("run", info(id));
    return answer;
  }

  private static void put(Map<String, String> values, JsonElement pair) {
    JsonObject object = pair.getAsJsonObject();
    values.put(object.get("key").getAsString(), object.get("value").getAsString());
  }

  private static JsonObject info(String id) {
    return parse("{\"info\":{\"run_id\":\"" + id + "\"}}");
  }

  private JsonObject search(String filter) {
    JsonArray found = new JsonArray();
    runs.forEach(
        (id, run) -> {
          boolean fits = true;
          for (String part : filter.split(" and ", -1)) {
            String[] sides = part.replace("tags.`", "").replace("'", "").split("` = ", -1);
            fits &= sides[1].equals(run.tags.get(sides[0]));
          }
          if (fits) {
            found.add(info(id));
          }
        });
    JsonObject answer = new JsonObject();
    answer.add("runs", found);
    return answer;
  }

  private JsonObject log(JsonObject body) {
    Run run = run(body);
    body.getAsJsonArray("params").forEach(pair -> put(run.parameters, pair));
    body.getAsJsonArray("metrics").forEach(metric -> run.metrics.add(metric.toString()));
    return new JsonObject();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
