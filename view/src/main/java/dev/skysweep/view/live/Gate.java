package dev.skysweep.view.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets only the user's own browser in. The page is on loopback, where every program and every web
/// page of this machine could ask for it: so its address holds a secret; the `Host` must be ours,
/// else a name that a stranger lets point to 127.0.0.1 would count as ours; and other pages'
/// requests are refused.
final class Gate {
  private static final int TOKEN_BYTES = 24;

  private final String token;
  private final Set<String> hosts;

  private Gate(String token, int port) {
    this.token = token;
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  static Gate of(int port) {
    byte[] secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    return new Gate(HexFormat.of().formatHex(secret), port);
  }

  String token() {
    return token;
  }

  /// What follows the token in the request's path, or null if the request is not let in.
  @Nullable String pathOf(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    String host = headers.getFirst("Host");
    boolean ours = host != null && hosts.contains(host) && isOwnPage(headers);
    String[] parts = exchange.getRequestURI().getRawPath().split("/", 3);
    boolean secret =
        parts.length == 3 && MessageDigest.isEqual(parts[1].getBytes(UTF_8), token.getBytes(UTF_8));
    return ours && secret ? parts[2] : null;
  }

  private boolean isOwnPage(Headers headers) {
    String origin = headers.getFirst("Origin");
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean ownOrigin =
        origin == null || hosts.stream().anyMatch(host -> origin.equals("http://" + host));
    return ownOrigin && (site == null || List.of("same-origin", "none").contains(site));
  }

  /// Headers of every answer.
  static void protect(Headers headers) {
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }
}
