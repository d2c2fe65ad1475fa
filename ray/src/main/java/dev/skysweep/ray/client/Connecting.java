package dev.skysweep.ray.client;

import com.google.protobuf.ByteString;
import dev.skysweep.files.FileMutex;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.pickle.PickleWriter;
import dev.skysweep.ray.pickle.PythonCall;
import dev.skysweep.ray.protocol.ConnectionInfoRequest;
import dev.skysweep.ray.protocol.ConnectionInfoResponse;
import dev.skysweep.ray.protocol.DataRequest;
import dev.skysweep.ray.protocol.DataResponse;
import dev.skysweep.ray.protocol.InitRequest;
import dev.skysweep.ray.protocol.InitResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.UnknownHostException;
import java.nio.channels.FileLockInterruptionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings a connection up. A cluster that has just been started refuses its first clients for some
/// ten seconds, so whatever may pass is tried again, less and less often.
final class Connecting {
  private static final Duration PING_LIMIT = Duration.ofSeconds(5);
  private static final long ANSWER_SECONDS = 60;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final RayTarget target;
  private final Consumer<String> said;
  private final long deadline;

  Connecting(RayTarget target, Consumer<String> said) {
    this.target = target;
    this.said = said;
    this.deadline = System.nanoTime() + target.connectTimeout().toNanos();
  }

  /// A failure that waiting may mend.
  private static final class NotYet extends Exception {
    private static final long serialVersionUID = 1L;

    NotYet(String message) {
      super(message);
    }
  }

  RayClient connect() {
    Duration pause = FIRST_PAUSE;
    String last = "";
    while (true) {
      try {
        return tryOnce();
      } catch (NotYet e) {
        String reason = String.valueOf(e.getMessage());
        if (System.nanoTime() + pause.toNanos() > deadline) {
          throw new PoolException(
              "no connection to %s within %d s: %s. Is the cluster up, with ray[client] on its head? Where its ports are closed, forward this one: ssh -N -L %4$d:localhost:%4$d USER@HEAD"
                  .formatted(
                      target.address(),
                      target.connectTimeout().toSeconds(),
                      reason,
                      target.address().port()));
        }
        if (!reason.equals(last)) {
          said.accept(
              "waiting for %s, for up to %d s: %s"
                  .formatted(target.address(), target.connectTimeout().toSeconds(), reason));
          last = reason;
        }
        await(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private void await(Duration pause) {
    try {
      var _ = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private RayClient tryOnce() throws NotYet {
    RayTarget shown = target;
    var line = new RayLine(shown);
    DataStream stream = null;
    RayClient client = null;
    try {
      if (target.token() != null && opensWithoutToken(line)) {
        line.close();
        shown = target.withoutToken();
        line = new RayLine(shown);
      }
      ping(line);
      try (var _ = turn()) {
        stream = new DataStream(line, target.grace(), said);
        initialise(stream);
      }
      RayServer server = server(stream);
      server.check().ifPresent(said);
      client = new RayClient(shown, line, stream, server);
      if (!shown.equals(target)) {
        said.accept(
            "%s asks for no token, so yours was not sent; whoever reaches that port can run programs there"
                .formatted(target.address()));
      }
      return client;
    } finally {
      if (client == null) {
        if (stream != null) {
          stream.close();
        }
        line.close();
      }
    }
  }

  private PoolException interrupted() {
    return new PoolException("interrupted while waiting for " + target.address());
  }

  private @Nullable FileMutex turn() {
    try {
      return DriverTurn.take(target.address(), said);
    } catch (FileLockInterruptionException e) {
      throw interrupted();
    }
  }

  /// A secret is shown only to a cluster that asks for it.
  private boolean opensWithoutToken(RayLine line) throws NotYet {
    try {
      line.pingWithoutToken(PING_LIMIT);
      return true;
    } catch (StatusRuntimeException e) {
      if (wantsToken(e.getStatus())) {
        return false;
      }
      throw refused(e.getStatus());
    }
  }

  private static boolean wantsToken(Status status) {
    return status.getCode() == Status.Code.UNAUTHENTICATED
        || status.getCode() == Status.Code.PERMISSION_DENIED;
  }

  private void ping(RayLine line) throws NotYet {
    try {
      line.ping(PING_LIMIT);
    } catch (StatusRuntimeException e) {
      throw refused(e.getStatus());
    }
  }

  /// @throws PoolException for what no waiting mends
  private NotYet refused(Status status) {
    Throwable cause = status.getCause();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof UnknownHostException) {
        throw new PoolException(
            "there is no host '%s' (from %s)".formatted(target.address().host(), target.address()));
      }
    }
    EncryptionFaults.untrusted(cause, target.address())
        .ifPresent(why -> {
          throw new PoolException(why);
        });
    if (wantsToken(status)) {
      throw new PoolException(unauthenticated());
    }
    return switch (status.getCode()) {
      case UNIMPLEMENTED, INTERNAL, UNKNOWN -> throw new PoolException(notRayClient(status));
      case UNAVAILABLE, DEADLINE_EXCEEDED -> {
        if (speaksOtherwise(status)) {
          throw new PoolException(notRayClient(status));
        }
        yield new NotYet(
            DataStream.reason(status).replace("End of stream or IOException", "it hangs up")
                + EncryptionFaults.hint(status, target.credentials()));
      }
      default -> new NotYet(DataStream.reason(status));
    };
  }

  private static boolean speaksOtherwise(Status status) {
    String all = status + " " + status.getCause();
    return all.contains("Expected a SETTINGS frame") || all.contains("HTTP/1.");
  }

  private String unauthenticated() {
    RayToken token = target.token();
    return token == null
        ? "%s wants a token: give it in RAY_AUTH_TOKEN, in the file that RAY_AUTH_TOKEN_PATH names, or in ~/.ray/auth_token (on the head, `ray get-auth-token` shows it)"
            .formatted(target.address())
        : "%s refuses the token of %s: it is another cluster's, or old (on the head, `ray get-auth-token` shows the right one)"
            .formatted(target.address(), token.origin());
  }

  private String notRayClient(Status status) {
    return "what listens at %s is not Ray's Client server (%s); that is on port %d of the head unless `ray start` was told --ray-client-server-port"
        .formatted(target.address(), DataStream.reason(status), RayAddress.DEFAULT_PORT);
  }

  private void initialise(DataStream stream) throws NotYet {
    Map<String, Object> config =
        Map.of(
            "runtime_env", Map.of(),
            "metadata", Map.of("job_name", "skysweep"),
            "client_job", true);
    byte[] pickle =
        PickleWriter.write(PythonCall.of("ray.job_config", "JobConfig.from_json", config));
    DataResponse answer =
        ask(
            stream,
            DataRequest.newBuilder()
                .setInit(
                    InitRequest.newBuilder()
                        .setJobConfig(ByteString.copyFrom(pickle))
                        .setRayInitKwargs("{}")
                        .setReconnectGracePeriod(Math.toIntExact(target.grace().toSeconds()))));
    InitResponse init = answer.getInit();
    if (!init.getOk()) {
      throw new NotYet(
          "its Client server doesn't start for us yet: "
              + init.getMsg().strip().lines().reduce((_, last) -> last).orElse(""));
    }
    stream.initialised();
  }

  private RayServer server(DataStream stream) throws NotYet {
    ConnectionInfoResponse info =
        ask(
                stream,
                DataRequest.newBuilder()
                    .setConnectionInfo(ConnectionInfoRequest.getDefaultInstance()))
            .getConnectionInfo();
    return new RayServer(info.getRayVersion(), info.getPythonVersion());
  }

  private DataResponse ask(DataStream stream, DataRequest.Builder request) throws NotYet {
    try {
      return stream.ask(request).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new NotYet(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
    } catch (TimeoutException e) {
      throw new NotYet("no answer within " + ANSWER_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }
}
