package org.evosearch.jobs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What stands between a driver and a server of HTTP, and mishandles some of its requests. */
public final class FaultyGateway implements AutoCloseable {

  /** How a request is mishandled. */
  public enum Fault {
    /** It is answered with an error of the server, and not carried out. */
    ERROR_BEFORE,
    /** It is carried out, and answered with an error of the server. */
    ERROR_AFTER,
    /** The connection is cut before it is carried out. */
    CUT_BEFORE,
    /** It is carried out, and the connection is cut instead of a reply. */
    CUT_AFTER,
    /** It is carried out, and answered after the driver has lost patience. */
    SLOW
  }

  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  /** More than the shortest time-out that S3A takes. */
  private static final int SLOW_SECONDS = 20;

  private final int target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private Fault fault = Fault.ERROR_BEFORE;
  private int from = Integer.MAX_VALUE;
  private int until;
  private int seen;
  private boolean creations;
  private @Nullable String named;
  private final Set<String> created = new HashSet<>();
  private volatile Runnable onFault = () -> {};

  /** Opens a gateway to a server on this machine. */
  public FaultyGateway(int target) throws IOException {
    this.target = target;
    // Without it each reply waits for an acknowledgement, for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Passes all requests on, and counts anew. */
  public void heal() {
    arm(Fault.ERROR_BEFORE, Integer.MAX_VALUE, 0);
  }

  /**
   * Mishandles some of the requests that are to come.
   *
   * @param place of the first of them, from 1
   * @param times how many
   */
  public synchronized void arm(Fault how, int place, int times) {
    creations = false;
    named = null;
    created.clear();
    fault = how;
    from = place;
    until = place + times;
    seen = 0;
    requests.clear();
  }

  /**
   * Cuts all connections.
   *
   * @param place of the first request that meets it, from 1
   */
  public void cut(int place) {
    arm(Fault.CUT_BEFORE, place, Integer.MAX_VALUE - place);
  }

  /** Mishandles the first request to create or replace an object, of each object. */
  public synchronized void armCreations(Fault how) {
    arm(how, Integer.MAX_VALUE, 0);
    creations = true;
  }

  /**
   * Mishandles the first request that begins as given.
   *
   * @param request its method and path
   */
  public synchronized void arm(Fault how, String request) {
    arm(how, Integer.MAX_VALUE, 0);
    named = request;
  }

  /** Does something after each request that is mishandled, before the driver knows. */
  public void onFault(Runnable action) {
    onFault = action;
  }

  /** The requests since, each as its method and path. */
  public List<String> requests() {
    return requests;
  }

  private synchronized boolean isFaulty(String request) {
    seen++;
    return (from <= seen && seen < until)
        || isNamed(request)
        || (creations && request.startsWith("PUT ") && created.add(request));
  }

  private boolean isNamed(String request) {
    boolean isNamed = named != null && request.startsWith(named);
    named = isNamed ? null : named;
    return isNamed;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      requests.add(request);
      if (isFaulty(request)) {
        mishandle(exchange);
      } else {
        reply(exchange, passedOn(exchange));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void mishandle(HttpExchange exchange) throws IOException, InterruptedException {
    switch (fault) {
      case ERROR_BEFORE -> {
        exchange.getRequestBody().readAllBytes();
        onFault.run();
        exchange.sendResponseHeaders(500, -1);
      }
      case ERROR_AFTER -> {
        passedOn(exchange);
        onFault.run();
        exchange.sendResponseHeaders(500, -1);
      }
      case CUT_BEFORE -> {
        exchange.getRequestBody().readAllBytes();
        onFault.run();
      }
      case CUT_AFTER -> {
        passedOn(exchange);
        onFault.run();
      }
      case SLOW -> {
        HttpResponse<byte[]> response = passedOn(exchange);
        onFault.run();
        if (!closing.await(SLOW_SECONDS, TimeUnit.SECONDS)) {
          reply(exchange, response);
        }
      }
    }
  }

  private HttpResponse<byte[]> passedOn(HttpExchange exchange)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + target + exchange.getRequestURI());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static boolean isPassedOn(String header) {
    return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
  }

  private static void reply(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name) || (isHead && name.equalsIgnoreCase("content-length"))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
