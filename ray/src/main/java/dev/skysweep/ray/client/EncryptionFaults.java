package dev.skysweep.ray.client;

import io.grpc.ChannelCredentials;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import java.security.cert.CertPathBuilderException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// What is wrong with the encryption of a line, as far as one side of it can tell.
final class EncryptionFaults {
  /// How a server hangs up on whom it does not understand or trust, without a word.
  private static final Pattern HUNG_UP =
      Pattern.compile(
          "end of stream|broken pipe|connection reset|terminated the handshake|closed",
          Pattern.CASE_INSENSITIVE);

  private EncryptionFaults() {}

  /// Why the server is not taken for the one that it should be; empty if that is not the fault.
  static Optional<String> untrusted(@Nullable Throwable failure, RayAddress address) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CertPathBuilderException) {
        return Optional.of(
            "the certificate of %s is of no authority that is trusted here: name the cluster's own in RAY_TLS_CA_CERT"
                .formatted(address));
      }
      if (each instanceof SSLPeerUnverifiedException) {
        return Optional.of(
            "the certificate of %s is for another host: use a name or address that is in it, or have it made for %s too"
                .formatted(address, address.host()));
      }
    }
    return Optional.empty();
  }

  /// What to look at where a server has hung up; empty if it has not.
  static String hint(Status status, ChannelCredentials credentials) {
    if (!HUNG_UP.matcher(status + " " + status.getCause()).find()) {
      return "";
    }
    return credentials instanceof TlsChannelCredentials
        ? "; it may not be encrypted, or not take the certificate in RAY_TLS_SERVER_CERT and RAY_TLS_SERVER_KEY, which must be of the cluster's authority"
        : "; if the cluster is encrypted, set RAY_USE_TLS=1 and the other variables that it has";
  }
}
