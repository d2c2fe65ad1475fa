package dev.skysweep.ray.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.skysweep.ray.pickle.PickleReader;
import dev.skysweep.ray.pickle.PickleWriter;
import dev.skysweep.ray.pickle.PythonCall;
import dev.skysweep.ray.pickle.PythonTuple;
import dev.skysweep.ray.protocol.ClientPinRuntimeEnvURIRequest;
import dev.skysweep.ray.protocol.ClientTask;
import dev.skysweep.ray.protocol.ClientTaskTicket;
import dev.skysweep.ray.protocol.DataRequest;
import dev.skysweep.ray.protocol.GetRequest;
import dev.skysweep.ray.protocol.GetResponse;
import dev.skysweep.ray.protocol.KVExistsRequest;
import dev.skysweep.ray.protocol.KVPutRequest;
import dev.skysweep.ray.protocol.PutRequest;
import dev.skysweep.ray.protocol.PutResponse;
import dev.skysweep.ray.protocol.RayletDriverGrpc;
import dev.skysweep.ray.protocol.ReleaseRequest;
import dev.skysweep.ray.protocol.TaskOptions;
import dev.skysweep.ray.protocol.TerminateRequest;
import dev.skysweep.ray.protocol.TerminateRequest.TaskObjectTerminate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A driver on a Ray cluster: runs Python functions there, from Java. Safe for use by many threads.
///
/// Futures complete exceptionally with a [PythonException] for what Python raised, and with a
/// [LineLostException] when the connection is over.
public final class RayClient implements AutoCloseable {
  private static final Duration CALL_LIMIT = Duration.ofMinutes(2);
  private static final int RELEASE_EACH = 64;
  private static final int PIN_SECONDS = 600;

  private final RayTarget target;
  private final RayLine line;
  private final DataStream stream;
  private final RayServer server;
  private final List<ByteString> unused = new ArrayList<>();

  RayClient(RayTarget target, RayLine line, DataStream stream, RayServer server) {
    this.target = target;
    this.line = line;
    this.stream = stream;
    this.server = server;
  }

  /// Connects, and waits for a cluster that is about to come up.
  ///
  /// @param said is told what it waits for, and of breaks later on
  /// @throws dev.skysweep.pool.ExecutionPool.PoolException if there is no cluster to be had
  public static RayClient connect(RayTarget target, Consumer<String> said) {
    return new Connecting(target, said).connect();
  }

  public RayServer server() {
    return server;
  }

  /// Completes when the connection is over for good, other than by [#close].
  public CompletableFuture<LineLostException> lost() {
    return stream.lost();
  }

  /// Ends the connection as if it had been lost, for who knows that nothing brings it back.
  public void giveUp(String reason) {
    stream.end(reason);
  }

  /// An object in the cluster, made there from a pickle.
  public CompletableFuture<ByteString> put(byte[] pickle) {
    return stream
        .ask(
            DataRequest.newBuilder()
                .setPut(PutRequest.newBuilder().setData(ByteString.copyFrom(pickle))))
        .thenApply(answer -> {
          PutResponse put = answer.getPut();
          if (!put.getValid()) {
            throw raised(put.getError());
          }
          return put.getId();
        });
  }

  /// A function in the cluster.
  ///
  /// @param source Python that defines it
  /// @param globals what the source sees, by name
  public CompletableFuture<ByteString> putFunction(
      String source, String name, Map<String, Object> globals) {
    Map<String, Object> names = new TreeMap<>(globals);
    names.put("__name__", "__main__");
    Map<String, Object> locals = Map.of("s", source, "f", "<skysweep>", "n", names, "k", name);
    return put(
        PickleWriter.write(
            PythonCall.of(
                "builtins", "eval", "[exec(compile(s, f, 'exec'), n), n[k]][1]", locals)));
  }

  /// What a Python function without arguments gives, called on the head.
  ///
  /// @param source Python that defines it
  public CompletableFuture<@Nullable Object> call(String source, String name) {
    Map<String, Object> names = Map.of("__name__", "skysweep");
    Map<String, Object> locals = Map.of("s", source, "f", "<skysweep>", "n", names, "k", name);
    return evaluate("[exec(compile(s, f, 'exec'), n), n[k]()][1]", locals);
  }

  /// The value of a Python expression, evaluated on the head.
  public CompletableFuture<@Nullable Object> evaluate(String expression) {
    return evaluate(expression, Map.of("__name__", "skysweep"));
  }

  private CompletableFuture<@Nullable Object> evaluate(
      String expression, Map<String, Object> names) {
    return put(PickleWriter.write(PythonCall.of("builtins", "eval", expression, names)))
        .thenCompose(id -> get(id).whenComplete((_, _) -> release(id)));
  }

  /// Has the cluster call a function some time.
  ///
  /// @param options as of `RemoteFunction.options` in Python
  /// @return the id of the result
  public CompletableFuture<ByteString> submit(
      ByteString function, List<Object> arguments, Map<String, Object> options) {
    var call = PythonTuple.of(new PythonTuple(new ArrayList<>(arguments)), Map.of());
    ClientTask.Builder task =
        ClientTask.newBuilder()
            .setType(ClientTask.RemoteExecType.FUNCTION)
            .setPayloadId(function)
            .setClientId(line.clientId())
            .setOptions(
                TaskOptions.newBuilder()
                    .setPickledOptions(ByteString.copyFrom(PickleWriter.write(options))))
            .setData(ByteString.copyFrom(PickleWriter.write(call)));
    return stream
        .ask(DataRequest.newBuilder().setTask(task))
        .thenApply(answer -> {
          ClientTaskTicket ticket = answer.getTaskTicket();
          if (!ticket.getValid()) {
            throw raised(ticket.getError());
          }
          return ticket.getReturnIds(0);
        });
  }

  /// A result, when it is there.
  public CompletableFuture<@Nullable Object> get(ByteString id) {
    return stream
        .ask(
            DataRequest.newBuilder()
                .setGet(GetRequest.newBuilder().addIds(id).setAsynchronous(true)))
        .thenApply(answer -> {
          GetResponse got = answer.getGet();
          if (!got.getValid()) {
            throw raised(got.getError());
          }
          Object value = PickleReader.read(got.getData().toByteArray());
          Optional<PythonException> exception = PythonException.in(value);
          if (exception.isPresent()) {
            throw new CompletionException(exception.get());
          }
          return value;
        });
  }

  private static CompletionException raised(ByteString pickle) {
    return new CompletionException(PythonException.ofPickle(pickle.toByteArray()));
  }

  /// Lets the cluster forget a result. Sent some at a time.
  public void release(ByteString id) {
    List<ByteString> ids;
    synchronized (unused) {
      unused.add(id);
      if (unused.size() < RELEASE_EACH) {
        return;
      }
      ids = List.copyOf(unused);
      unused.clear();
    }
    var _ =
        stream.ask(DataRequest.newBuilder().setRelease(ReleaseRequest.newBuilder().addAllIds(ids)));
  }

  /// Cancels the task that makes a result.
  ///
  /// @param force whether to end one that runs, with its process; else only one that waits
  public void cancel(ByteString id, boolean force) {
    var task =
        TaskObjectTerminate.newBuilder().setId(id).setForce(force).setRecursive(true).build();
    var _ =
        stream.ask(
            DataRequest.newBuilder()
                .setTerminate(
                    TerminateRequest.newBuilder()
                        .setClientId(line.clientId())
                        .setTaskObject(task)));
  }

  /// Puts a package where a `runtime_env` may name it, unless it is there already.
  ///
  /// @param uri `gcs://_ray_pkg_….zip`
  /// @param file the package; twice its size is used of the memory
  /// @throws io.grpc.StatusRuntimeException if the cluster doesn't take it
  public void upload(String uri, Path file) throws IOException {
    // a client with a server of its own is refused here: only the head itself keeps packages
    try (var stranger = new RayLine(target)) {
      // may be large, so nothing is copied: gRPC's own copy is enough
      ByteString content = UnsafeByteOperations.unsafeWrap(Files.readAllBytes(file));
      upload(stranger.calls(CALL_LIMIT), uri, content);
    }
  }

  private static void upload(
      RayletDriverGrpc.RayletDriverBlockingStub calls, String uri, ByteString content) {
    ByteString key = ByteString.copyFromUtf8(uri);
    var _ =
        calls.pinRuntimeEnvURI(
            ClientPinRuntimeEnvURIRequest.newBuilder()
                .setUri(uri)
                .setExpirationS(PIN_SECONDS)
                .build());
    if (!calls.kVExists(KVExistsRequest.newBuilder().setKey(key).build()).getExists()) {
      var _ =
          calls.kVPut(
              KVPutRequest.newBuilder().setKey(key).setValue(content).setOverwrite(true).build());
    }
  }

  @Override
  public void close() {
    stream.close();
    line.close();
  }
}
