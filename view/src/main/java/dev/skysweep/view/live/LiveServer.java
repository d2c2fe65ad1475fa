package dev.skysweep.view.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skysweep.view.echarts.Scripts;
import dev.skysweep.view.page.Pages;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Serves the page that follows a sweep, on loopback only, and only reads. The JDK's own server
/// does for a handful of addresses and readers.
public final class LiveServer implements AutoCloseable {
  private static final Pattern RUN = Pattern.compile("runs/(\\d{1,9})(?:/(script|log))?");
  private static final long HEARTBEAT_MILLIS = 10_000;
  private static final long LAST_WORDS_SECONDS = 3;
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Gate gate;
  private final LiveFeed feed;
  private final RunPages runs;
  private final String title;

  private LiveServer(HttpServer server, LiveStudy study, LiveMetrics metrics) {
    this.server = server;
    this.gate = Gate.of(server.getAddress().getPort());
    this.feed = new LiveFeed(study, metrics);
    this.runs = new RunPages(study);
    this.title = String.valueOf(study.folder().root().getFileName());
  }

  /// Begins to follow the study and to serve its page.
  ///
  /// @param port 0 for any that is free
  /// @throws LivePageException if the port is taken
  public static LiveServer start(LiveStudy study, LiveMetrics metrics, int port) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      var live = new LiveServer(HttpServer.create(address, 0), study, metrics);
      live.server.setExecutor(live.threads);
      live.server.createContext("/", live::answer);
      live.feed.start();
      live.server.start();
      return live;
    } catch (IOException e) {
      throw new LivePageException(
          "the page can't be served on port %d of 127.0.0.1: %s; --port names another"
              .formatted(port, e.getMessage()));
    }
  }

  /// Where the page is; who has it can see the study.
  public String address() {
    return "http://127.0.0.1:%d/%s/".formatted(server.getAddress().getPort(), gate.token());
  }

  @Override
  public void close() {
    feed.close();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Gate.protect(exchange.getResponseHeaders());
      String path = gate.pathOf(exchange);
      if (path == null) {
        send(exchange, 403, "text/plain", "not allowed\n".getBytes(UTF_8));
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", "this page is only read\n".getBytes(UTF_8));
      } else if (path.equals("events")) {
        stream(exchange);
      } else {
        send(exchange, path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(HttpExchange exchange, String path) throws IOException {
    byte[] body =
        switch (path) {
          case "" -> Pages.fill("live.jte", Map.of("title", title));
          case "echarts.js" -> Scripts.echarts().getBytes(UTF_8);
          case "charts.js" -> Scripts.charts().getBytes(UTF_8);
          case "live.js" -> Pages.text("live.js").getBytes(UTF_8);
          case "page.css" -> Pages.text("page.css").getBytes(UTF_8);
          case "runs" -> page(exchange).getBytes(UTF_8);
          default -> ofRun(path);
        };
    if (body == null) {
      send(exchange, 404, "text/plain", "there is no such page\n".getBytes(UTF_8));
    } else {
      send(exchange, 200, type(path), body);
    }
  }

  private static String type(String path) {
    if (path.isEmpty()) {
      return "text/html";
    } else if (path.endsWith(".js")) {
      return "text/javascript";
    } else if (path.endsWith(".css")) {
      return "text/css";
    }
    return path.endsWith("/script") || path.endsWith("/log") ? "text/plain" : JSON;
  }

  private String page(HttpExchange exchange) {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    Matcher asked = Pattern.compile("status=(\\w*)&first=(\\d{1,9})").matcher(query);
    return asked.matches()
        ? runs.page(asked.group(1), Integer.parseInt(asked.group(2)))
        : runs.page("", 0);
  }

  private byte @Nullable [] ofRun(String path) {
    Matcher asked = RUN.matcher(path);
    if (!asked.matches()) {
      return null;
    }
    int runId = Integer.parseInt(asked.group(1));
    if (asked.group(2) != null) {
      return runs.file(runId, asked.group(2));
    }
    String run = runs.run(runId);
    return run == null ? null : run.getBytes(UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /// Server-sent events until the reader goes away.
  private void stream(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    long seen = -1;
    long charts = -1;
    boolean ended = false;
    while (!ended && !Thread.currentThread().isInterrupted()) {
      LiveFeed.Snapshot now = feed.next(seen, HEARTBEAT_MILLIS);
      var event = new StringBuilder();
      event.append("event: state\ndata: ").append(now.state()).append("\n\n");
      if (now.chartsVersion() != charts) {
        event.append("event: charts\ndata: ").append(now.charts()).append("\n\n");
      }
      out.write(event.toString().getBytes(UTF_8));
      out.flush();
      ended = now.ended();
      seen = now.version();
      charts = now.chartsVersion();
    }
  }
}
