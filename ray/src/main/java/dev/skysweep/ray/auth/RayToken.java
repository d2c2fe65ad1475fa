package dev.skysweep.ray.auth;

import dev.skysweep.pool.ExecutionPool.PoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The shared secret of a cluster, looked for where Ray 2.60 looks and in its order:
/// `RAY_AUTH_TOKEN`, the file that `RAY_AUTH_TOKEN_PATH` names, `~/.ray/auth_token`.
///
/// @param origin where it was found, for messages; the secret itself is never printed
public record RayToken(String secret, String origin) {
  private static final String VALUE = "RAY_AUTH_TOKEN";
  private static final String FILE = "RAY_AUTH_TOKEN_PATH";

  /// The token of this process and user, if there is one.
  ///
  /// @throws PoolException if a place that was named holds none
  public static Optional<RayToken> find() {
    return find(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /// As [#find()], in the given environment and home folder.
  public static Optional<RayToken> find(Map<String, String> environment, Path home) {
    String value = environment.getOrDefault(VALUE, "").strip();
    if (!value.isEmpty()) {
      return Optional.of(new RayToken(value, VALUE));
    }
    String named = environment.getOrDefault(FILE, "").strip();
    if (!named.isEmpty()) {
      return Optional.of(read(Path.of(named), FILE + "=" + named));
    }
    Path usual = home.resolve(".ray", "auth_token");
    return Files.exists(usual) ? Optional.of(read(usual, usual.toString())) : Optional.empty();
  }

  /// The token in a file.
  ///
  /// @throws PoolException if there is none
  public static RayToken read(Path file) {
    return read(file, file.toString());
  }

  /// What goes into the header `authorization` of every call, HTTP and gRPC alike.
  public String authorization() {
    return "Bearer " + secret;
  }

  @Override
  public String toString() {
    return "RayToken[" + origin + "]";
  }

  private static RayToken read(Path file, String origin) {
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      throw new PoolException(
          origin + ": the token of the Ray cluster can't be read there: " + e.getMessage());
    }
    if (text.isEmpty()) {
      throw new PoolException(origin + ": the file is empty; copy the cluster's token into it");
    }
    return new RayToken(text, origin);
  }
}
