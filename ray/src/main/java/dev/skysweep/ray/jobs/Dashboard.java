package dev.skysweep.ray.jobs;

import dev.skysweep.json.Json;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayEncryption;
import dev.skysweep.ray.auth.RayToken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A cluster's dashboard over HTTP. Every failure says which of address, network and token is
/// wrong.
public final class Dashboard implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String AUTHORIZATION = "Authorization";
  private static final int UNAUTHORIZED = 401;

  private final DashboardAddress address;
  private final Optional<RayToken> token;
  private final boolean encrypts;
  private final HttpClient http;

  /// Whether the cluster has asked for the token; a secret is shown to nobody else.
  private volatile boolean asked;

  /// Nothing is asked yet.
  ///
  /// @param token what to show to a cluster that asks for one
  public Dashboard(DashboardAddress address, Optional<RayToken> token) {
    this(address, token, RayEncryption.isOn(System.getenv()));
  }

  /// @param encrypts whether Ray is told to encrypt
  Dashboard(DashboardAddress address, Optional<RayToken> token, boolean encrypts) {
    this.address = address;
    this.encrypts = encrypts;
    this.token = token;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  public DashboardAddress address() {
    return address;
  }

  /// The Ray that runs there, e.g. `2.60.0`.
  ///
  /// @throws PoolException if nobody answers, it is no Ray, or the token is wrong
  public String rayVersion() {
    String version = get("/api/version").path("ray_version").asString("");
    if (version.isEmpty()) {
      throw noDashboard();
    }
    return version;
  }

  /// What the autoscaler knows and plans.
  public ClusterStatus clusterStatus() {
    return ClusterStatus.parse(
        get("/api/cluster_status?format=1").at("/data/clusterStatus").asString(""));
  }

  /// Asks for JSON.
  ///
  /// @throws PoolException if there is no answer, or one that is no JSON
  public JsonNode get(String path) {
    return json(send(request(path).GET()));
  }

  JsonNode send(String method, String path, JsonNode body) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()));
    return json(send(request));
  }

  void put(String path, BodyPublisher body) {
    require(send(request(path).PUT(body)));
  }

  /// Whether there is something at a path.
  boolean has(String path) {
    HttpResponse<byte[]> answer = send(request(path).GET());
    if (answer.statusCode() == 404) {
      return false;
    }
    require(answer);
    return true;
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.uri().resolve(path)).timeout(ANSWER);
    if (asked) {
      token.ifPresent(shown -> request.header(AUTHORIZATION, shown.authorization()));
    }
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = answer(request.build());
    boolean shown = answer.request().headers().map().containsKey(AUTHORIZATION);
    if (answer.statusCode() != UNAUTHORIZED || shown || token.isEmpty()) {
      return answer;
    }
    refuseOpenLine();
    asked = true;
    return answer(request.header(AUTHORIZATION, token.get().authorization()).build());
  }

  /// Who encrypts what goes to Ray does not want its token read by whoever is on the line.
  private void refuseOpenLine() {
    String host = address.uri().getHost();
    boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    if (encrypts && address.uri().getScheme().equals("http") && !here) {
      throw new PoolException(
          "the dashboard at %1$s asks for the token, over a line that is not encrypted, though RAY_USE_TLS is set: forward its port (ssh -N -L %2$d:localhost:%2$d USER@HEAD) and name http://localhost:%2$d"
              .formatted(address, address.uri().getPort()));
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      if (words(e).toLowerCase(Locale.ROOT).contains("status line")) {
        throw noDashboard();
      }
      throw new PoolException(
          ("no dashboard answers at %1$s (%2$s). Is the cluster up, the port open to you (or forwarded:"
                  + " ssh -N -L %3$d:localhost:%3$d USER@HEAD), and its dashboard started with"
                  + " --dashboard-host=0.0.0.0?")
              .formatted(address, words(e), address.uri().getPort()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PoolException("interrupted while waiting for " + address);
    }
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private JsonNode json(HttpResponse<byte[]> answer) {
    require(answer);
    try {
      return Json.mapper().readTree(answer.body());
    } catch (JacksonException e) {
      throw noDashboard();
    }
  }

  private void require(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status == UNAUTHORIZED || status == 403) {
      throw new PoolException(tokenProblem());
    }
    if (status >= 300) {
      String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
      String first = text.lines().reduce((_, last) -> last).orElse("");
      throw new PoolException(
          "%s answers %d to %s: %s"
              .formatted(address, status, answer.request().uri().getPath(), shorten(first)));
    }
  }

  private String tokenProblem() {
    return token
        .map(shown ->
            "the cluster at %s does not take the token of %s: copy the cluster's own, which is in ~/.ray/auth_token on its head"
                .formatted(address, shown.origin()))
        .orElseGet(() ->
            "the cluster at %s asks for a token and there is none here: put the cluster's into ~/.ray/auth_token, or name its file in RAY_AUTH_TOKEN_PATH"
                .formatted(address));
  }

  private PoolException noDashboard() {
    return new PoolException(
        "what answers at %s is no dashboard of Ray; its port is %d if nobody changed it"
            .formatted(address, DashboardAddress.DEFAULT_PORT));
  }

  private static String shorten(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }
}
