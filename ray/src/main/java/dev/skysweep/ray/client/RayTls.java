package dev.skysweep.ray.client;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayEncryption;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// How a connection is encrypted, by Ray's own variables.
public final class RayTls {
  private RayTls() {}

  /// Plain text, unless `RAY_USE_TLS` says otherwise. As in Ray, `RAY_TLS_CA_CERT` says whom to
  /// trust, and `RAY_TLS_SERVER_CERT` with `RAY_TLS_SERVER_KEY` is what the client shows.
  ///
  /// @throws PoolException if a file that is named can't be used
  public static ChannelCredentials of(Map<String, String> environment) {
    if (!RayEncryption.isOn(environment)) {
      return InsecureChannelCredentials.create();
    }
    TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
    Optional<File> authority = file(environment, "RAY_TLS_CA_CERT");
    Optional<File> certificate = file(environment, "RAY_TLS_SERVER_CERT");
    Optional<File> key = file(environment, "RAY_TLS_SERVER_KEY");
    if (certificate.isPresent() != key.isPresent()) {
      throw new PoolException(
          "RAY_USE_TLS is set: set RAY_TLS_SERVER_CERT and RAY_TLS_SERVER_KEY both, or neither");
    }
    try {
      if (authority.isPresent()) {
        tls.trustManager(authority.get());
      }
      if (certificate.isPresent() && key.isPresent()) {
        tls.keyManager(certificate.get(), key.get());
      }
    } catch (IOException e) {
      throw new PoolException("the certificates for Ray can't be used: " + e.getMessage());
    }
    return tls.build();
  }

  private static Optional<File> file(Map<String, String> environment, String variable) {
    String name = environment.getOrDefault(variable, "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    File file = new File(name);
    if (!file.canRead()) {
      throw new PoolException("%s names %s, which can't be read".formatted(variable, name));
    }
    return Optional.of(file);
  }
}
