package dev.skysweep.ray.client;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.auth.RayToken;
import dev.skysweep.ray.protocol.ClusterInfoRequest;
import dev.skysweep.ray.protocol.ClusterInfoType.TypeEnum;
import dev.skysweep.ray.protocol.DataRequest;
import dev.skysweep.ray.protocol.DataResponse;
import dev.skysweep.ray.protocol.RayletDataStreamerGrpc;
import dev.skysweep.ray.protocol.RayletDriverGrpc;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One client's line to the head: a gRPC channel, with who the client is on every call.
final class RayLine implements AutoCloseable {
  private static final Metadata.Key<String> CLIENT_ID = key("client_id");
  private static final Metadata.Key<String> RECONNECTING = key("reconnecting");
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int KEEP_ALIVE_TIMEOUT_SECONDS = 20;

  /// What goes wrong is in the calls' own failures; gRPC would print it as well, with stack traces.
  private static final Logger GRPC_LOG = Logger.getLogger("io.grpc");

  private final String clientId = UUID.randomUUID().toString().replace("-", "");
  private final @Nullable RayToken token;
  private final ManagedChannel channel;

  RayLine(RayTarget target) {
    GRPC_LOG.setLevel(Level.OFF);
    token = target.token();
    RayAddress address = target.address();
    channel = channel(target.credentials(), address);
  }

  private static ManagedChannel channel(ChannelCredentials credentials, RayAddress address) {
    try {
      return OkHttpChannelBuilder.forAddress(address.host(), address.port(), credentials)
          .maxInboundMessageSize(Integer.MAX_VALUE)
          .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
          .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .keepAliveWithoutCalls(true)
          .build();
    } catch (IllegalArgumentException e) {
      // only here does gRPC look into the files
      throw new PoolException("the certificates for Ray can't be used: " + e.getMessage());
    }
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  String clientId() {
    return clientId;
  }

  /// Asks the server for nothing, which proves address and token.
  ///
  /// @throws io.grpc.StatusRuntimeException if it doesn't answer as it should
  void ping(Duration limit) {
    ping(calls(limit));
  }

  /// As [#ping], but shows no token.
  void pingWithoutToken(Duration limit) {
    ping(calls(limit, client()));
  }

  private void ping(RayletDriverGrpc.RayletDriverBlockingStub calls) {
    channel.resetConnectBackoff();
    var _ = calls.clusterInfo(ClusterInfoRequest.newBuilder().setType(TypeEnum.PING).build());
  }

  /// Calls outside of the stream of requests.
  RayletDriverGrpc.RayletDriverBlockingStub calls(Duration limit) {
    return calls(limit, identity());
  }

  private RayletDriverGrpc.RayletDriverBlockingStub calls(Duration limit, Metadata headers) {
    return RayletDriverGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Opens the stream that carries everything else.
  ///
  /// @param again whether this client had one before
  StreamObserver<DataRequest> stream(boolean again, StreamObserver<DataResponse> answers) {
    Metadata headers = identity();
    headers.put(RECONNECTING, again ? "True" : "False");
    return RayletDataStreamerGrpc.newStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .datapath(answers);
  }

  private Metadata client() {
    var headers = new Metadata();
    headers.put(CLIENT_ID, clientId);
    return headers;
  }

  private Metadata identity() {
    Metadata headers = client();
    if (token != null) {
      headers.put(AUTHORIZATION, token.authorization());
    }
    return headers;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
