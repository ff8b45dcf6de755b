package org.evosearch.jobs.tracking;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Calls of MLflow's REST API, version 2.0. */
final class MlflowClient {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String API = "/api/2.0/mlflow/";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String server;
  private final Optional<String> authorization;

  /**
   * Creates a client; makes no call.
   *
   * @param authorization value of the header of that name
   */
  MlflowClient(URI server, Optional<String> authorization) {
    this.server = server.toString();
    this.authorization = authorization;
  }

  /** Calls a method that changes something. */
  JsonObject post(String method, JsonObject body) throws IOException {
    HttpRequest.Builder request =
        request(method)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return answer(method, send(request));
  }

  /** Looks an experiment up by its name. */
  Optional<JsonObject> experiment(String name) throws IOException {
    String method =
        "experiments/get-by-name?experiment_name="
            + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpResponse<String> response = send(request(method).GET());
    return response.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(answer(method, response));
  }

  private HttpRequest.Builder request(String method) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + API + method)).timeout(PATIENCE);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static JsonObject answer(String method, HttpResponse<String> response)
      throws IOException {
    if (response.statusCode() != OK) {
      throw new IOException(
          method + " gave " + response.statusCode() + " " + firstLine(response.body()));
    }
    try {
      return JsonParser.parseString(response.body()).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(method + " gave no JSON", e);
    }
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
