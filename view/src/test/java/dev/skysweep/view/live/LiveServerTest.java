package dev.skysweep.view.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.HostName;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.NodeLog;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.study.Value;
import dev.skysweep.view.MadeStudy;
import dev.skysweep.view.plot.WorkersPlot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who may see the page, what it tells, and that it stays a reader.
class LiveServerTest {
  @TempDir private Path root;
  private Path folder;
  private LiveServer server;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("study"));
  }

  private URI serve(int runs) {
    MadeStudy.finished(folder, runs, new MadeStudy.Usual());
    return start();
  }

  private URI start() {
    var study = LiveStudy.of(new StudyFolder(folder), InstantSource.system());
    server = LiveServer.start(study, new LiveMetrics(folder, List.of()), 0);
    return URI.create(server.address());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  /// A server that listens to every address of the machine would answer at this one too.
  @Test
  void noOtherAddressOfTheMachineIsServed() {
    URI address = serve(2);

    assertThatThrownBy(() -> new Socket("127.0.0.2", address.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  /// Asks as a raw client, so that every header is what the test says.
  private static String ask(URI address, String method, String path, String... headers)
      throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      socket.getOutputStream().write(request.append("\r\n").toString().getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String host(URI address) {
    return "Host: 127.0.0.1:" + address.getPort();
  }

  private static String get(URI address, String path) throws IOException {
    return ask(address, "GET", address.getPath() + path, host(address));
  }

  private static JsonNode json(String answer) {
    return Json.mapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
  }

  @Test
  void onlyTheAddressWithTheTokenShowsAnything() throws IOException {
    URI address = serve(3);
    assertThat(get(address, "")).startsWith("HTTP/1.1 200").contains("default-src 'none'");
    assertThat(ask(address, "GET", "/", host(address))).startsWith("HTTP/1.1 403");
    String wrong = address.getPath().replaceFirst("^/.", "/x");
    assertThat(ask(address, "GET", wrong, host(address))).startsWith("HTTP/1.1 403");
    assertThat(ask(address, "GET", wrong + "runs/1", host(address))).startsWith("HTTP/1.1 403");
  }

  @Test
  void otherPagesAndOtherNamesAreRefused() throws IOException {
    URI address = serve(3);
    String path = address.getPath();
    assertThat(ask(address, "GET", path, "Host: rebound.example")).startsWith("HTTP/1.1 403");
    assertThat(ask(address, "GET", path, host(address), "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403");
    assertThat(ask(address, "GET", path, host(address), "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(ask(address, "POST", path, host(address), "Content-Length: 0"))
        .startsWith("HTTP/1.1 405");
    assertThat(get(address, "")).doesNotContain("Access-Control-Allow-Origin");
  }

  @Test
  void nothingOutsideOfTheStudyIsShown() throws IOException {
    Files.writeString(folder.resolveSibling("secret.txt"), "secret");
    URI address = serve(2);
    Files.createDirectories(folder.resolve("runs/000000"));
    Files.createSymbolicLink(
        folder.resolve("runs/000000/run.script"), folder.resolveSibling("secret.txt"));
    for (String path :
        List.of("runs/0/script", "runs/0/../../../secret.txt", "runs/0/%2e%2e/secret.txt", "..")) {
      assertThat(get(address, path)).as(path).startsWith("HTTP/1.1 404").doesNotContain("secret");
    }
    assertThat(get(address, "runs/7")).startsWith("HTTP/1.1 404");
    assertThat(get(address, "runs/99999999999")).startsWith("HTTP/1.1 404");
  }

  @Test
  void theTableIsFilteredAndPaged() throws IOException {
    URI address = serve(250);
    JsonNode all = json(get(address, "runs?status=&first=0"));
    assertThat(all.path("rows").size()).isEqualTo(100);
    assertThat(all.path("more").asBoolean()).isTrue();
    JsonNode failed = json(get(address, "runs?status=failed&first=20"));
    assertThat(failed.path("rows").size()).isEqualTo(5);
    assertThat(failed.path("rows").get(0).path("run").asInt()).isEqualTo(209);
    JsonNode run = json(get(address, "runs/209"));
    assertThat(run.path("message").asString()).contains("hit the Earth");
    assertThat(run.path("values").path("Sat.SMA").asString()).isEqualTo("6890.0");
  }

  @Test
  void eventsFollowTheManifest() throws Exception {
    var made = new MadeStudy(folder, 6);
    var plan = new MadeStudy.Usual();
    try (var lock = StudyLock.acquire(new StudyFolder(folder));
        var manifest = ManifestWriter.create(lock, made.header(plan))) {
      var _ = manifest.append(made.entry(0, plan));
      URI address = start();
      try (var socket = new Socket(address.getHost(), address.getPort())) {
        String request =
            "GET " + address.getPath() + "events HTTP/1.1\r\n" + host(address) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        assertThat(okIn(lines, 1)).isEqualTo(1);
        for (int run = 1; run < 6; run++) {
          var _ = manifest.append(made.entry(run, plan));
        }
        assertThat(okIn(lines, 6)).isEqualTo(6);
      }
      // The reader is gone, and the writer goes on.
      var _ = manifest.append(made.entry(5, plan));
    }
  }

  /// Reads events until so many runs are ok.
  private static int okIn(BufferedReader lines, int wanted) throws IOException {
    String line;
    while ((line = lines.readLine()) != null) {
      if (line.startsWith("data: {")) {
        int ok = Json.mapper().readTree(line.substring(6)).path("progress").path("ok").asInt();
        if (ok >= wanted) {
          return ok;
        }
      }
    }
    return -1;
  }

  @Test
  void saysThatNoDriverIsAtWorkAndHowToGoOn() throws Exception {
    var made = new MadeStudy(folder, 6);
    made.write(new MadeStudy.Usual(), 4);
    Path lock = Files.createDirectories(folder.resolve(".skysweep")).resolve("lock");
    String gone = "process 999999999 on %s, since 2026-01-01T00:00:00Z";
    Files.writeString(lock, gone.formatted(HostName.current()));
    assertThat(driver(start()))
        .startsWith("No driver is at work on this sweep, the last was process 999999999")
        .endsWith("runs not made: 2; go on with: skysweep resume " + folder);
    server.close();

    Files.writeString(lock, gone.formatted("another.host"));
    assertThat(driver(start())).contains("Nothing was recorded", "another.host");
    server.close();

    long us = ProcessHandle.current().pid();
    Files.writeString(
        lock, "process %d on %s, since %s".formatted(us, HostName.current(), Instant.now()));
    assertThat(driver(start())).isEmpty();
  }

  private static String driver(URI address) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      String request = "GET " + address.getPath() + "events HTTP/1.1\r\n" + host(address);
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(UTF_8));
      var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      return lines
          .lines()
          .filter(line -> line.startsWith("data: {"))
          .map(line -> Json.mapper().readTree(line.substring(6)).path("driver").asString())
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void theStateStaysSmallHoweverManyRunsThereAre() {
    var made = new MadeStudy(folder, 20_000);
    var plan =
        new MadeStudy.Plan() {
          @Override
          public Map<String, Value> values(int run) {
            return Map.of("Sat.SMA", Value.of(run));
          }

          @Override
          public String failure(int run) {
            return "x".repeat(2000);
          }
        };
    made.write(plan, 20_000);
    var study = LiveStudy.of(new StudyFolder(folder), InstantSource.system());
    while (study.look()) {}
    assertThat(study.progress().failed()).isEqualTo(20_000);
    assertThat(study.failures()).hasSize(20);
    assertThat(study.failures().getFirst().message()).hasSizeLessThan(700);
    assertThat(study.workers().seconds()).hasSizeLessThanOrEqualTo(240);
    assertThat(study.nodes()).as("there is no cluster").isEmpty();
  }

  @Test
  void theWorkersOfAShortSweepAreDrawnToo() {
    new MadeStudy(folder, 3).write(new MadeStudy.Usual(), 3);
    var study = LiveStudy.of(new StudyFolder(folder), InstantSource.system());
    while (study.look()) {}
    assertThat(study.workers().seconds()).hasSize(2);
    assertThat(study.workers().busy()[0][0]).isPositive();
  }

  @Test
  void theNodesOfAClusterAreShownOverTimeFromBeforeTheFirstRun() {
    var made = new MadeStudy(folder, 300);
    made.write(new MadeStudy.Usual(), 300);
    var place = new StudyFolder(folder);
    var study = LiveStudy.of(place, InstantSource.system());
    while (study.look()) {}
    Instant begun = Instant.parse("2026-01-01T00:00:00Z");
    var log = new NodeLog(place);
    log.add(new NodeLog.Nodes(begun.minusSeconds(20), 0, 0, 2, 300));
    log.add(new NodeLog.Nodes(begun, 1, 0, 1, 290));
    log.add(new NodeLog.Nodes(begun.plusSeconds(8), 1, 1, 0, 0));
    assertThat(study.look()).as("a change of the nodes alone is news").isTrue();

    assertThat(study.nodes()).hasSize(2);
    WorkersPlot nodes = study.nodes().getFirst();
    assertThat(nodes.hosts()).containsExactly("working", "idle", "starting");
    assertThat(nodes.seconds()).hasSize(240).startsWith(-20).isSorted();
    assertThat(nodes.busy()[0]).startsWith(0).endsWith(1);
    assertThat(nodes.busy()[1]).startsWith(0).endsWith(1);
    assertThat(nodes.busy()[2]).startsWith(2).endsWith(0);
    WorkersPlot waiting = study.nodes().getLast();
    assertThat(waiting.busy()[0]).startsWith(300).contains(290).endsWith(0);
    assertThat(waiting.value().name()).isEqualTo("runs");
  }

  @Test
  void aTakenPortIsSaid() {
    URI address = serve(1);
    var study = LiveStudy.of(new StudyFolder(folder), InstantSource.system());
    var metrics = new LiveMetrics(folder, List.of());
    assertThatThrownBy(() -> LiveServer.start(study, metrics, address.getPort()))
        .isInstanceOf(LivePageException.class)
        .hasMessageContaining("--port names another");
  }
}
