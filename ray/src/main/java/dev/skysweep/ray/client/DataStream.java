package dev.skysweep.ray.client;

import dev.skysweep.ray.protocol.AcknowledgeRequest;
import dev.skysweep.ray.protocol.ConnectionCleanupRequest;
import dev.skysweep.ray.protocol.ConnectionInfoRequest;
import dev.skysweep.ray.protocol.DataRequest;
import dev.skysweep.ray.protocol.DataResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The numbered requests of one client and their answers, over breaks of the line.
///
/// After a break every request that has no answer is sent again under its old number, in order; the
/// server knows those that it has seen and answers them without doing them again.
final class DataStream implements AutoCloseable {
  /// The server keeps its answers until they are acknowledged; every so many is enough.
  private static final int ACKNOWLEDGE_EACH = 32;

  private static final Duration PING_LIMIT = Duration.ofSeconds(3);
  private static final Duration PING_PERIOD = Duration.ofMillis(300);

  /// What no new connection mends.
  private static final Set<Status.Code> FINAL =
      EnumSet.of(
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.INVALID_ARGUMENT,
          Status.Code.NOT_FOUND,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.ABORTED,
          Status.Code.UNAUTHENTICATED,
          Status.Code.UNIMPLEMENTED);

  private final RayLine line;
  private final Duration grace;
  private final Consumer<String> said;
  private final TreeMap<Integer, PendingRequest> pending = new TreeMap<>();
  private final CompletableFuture<LineLostException> lost = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ray-line").factory());
  private @Nullable StreamObserver<DataRequest> requests;
  private int generation;
  private int lastNumber;
  private int answered;
  private boolean initialised;
  private boolean closed;

  /// Why, from a break until the server answers again; [#deadline] is when that is given up.
  private @Nullable String cut;

  private long deadline;

  /// @param said is told of a break and of its end
  DataStream(RayLine line, Duration grace, Consumer<String> said) {
    this.line = line;
    this.grace = grace;
    this.said = said;
    connect(false);
  }

  /// Completes when the connection is over for good, other than by [#close].
  CompletableFuture<LineLostException> lost() {
    return lost;
  }

  /// From now on a break is mended; before, it is the end.
  synchronized void initialised() {
    initialised = true;
  }

  private void connect(boolean again) {
    int mine;
    synchronized (this) {
      mine = ++generation;
    }
    StreamObserver<DataRequest> opened = line.stream(again, new Answers(mine));
    synchronized (this) {
      requests = opened;
      pending.values().forEach(request -> send(request.request()));
    }
  }

  /// Sends a request and gives its answer when it comes.
  CompletableFuture<DataResponse> ask(DataRequest.Builder request) {
    synchronized (this) {
      if (!closed && !lost.isDone()) {
        lastNumber = lastNumber == Integer.MAX_VALUE ? 1 : lastNumber + 1;
        var asked = new PendingRequest(request.setReqId(lastNumber).build());
        pending.put(lastNumber, asked);
        send(asked.request());
        return asked.answer();
      }
    }
    LineLostException loss = lost.getNow(new LineLostException("the connection is closed"));
    return CompletableFuture.failedFuture(loss);
  }

  private void send(DataRequest request) {
    StreamObserver<DataRequest> stream = requests;
    if (stream == null) {
      return;
    }
    try {
      Chunks.of(request).forEach(stream::onNext);
    } catch (IllegalStateException e) {
      // the stream has broken just now: sent again when it is mended
    }
  }

  private final class Answers implements StreamObserver<DataResponse> {
    private final int mine;

    Answers(int mine) {
      this.mine = mine;
    }

    @Override
    public void onNext(DataResponse response) {
      back();
      take(response);
    }

    @Override
    public void onError(Throwable cause) {
      broken(mine, Status.fromThrowable(cause));
    }

    @Override
    public void onCompleted() {
      broken(mine, Status.UNAVAILABLE.withDescription("the cluster ended the connection"));
    }
  }

  /// Only an answer shows that the server still knows this client.
  private void back() {
    synchronized (this) {
      if (cut == null) {
        return;
      }
      cut = null;
    }
    said.accept("the connection to Ray is back; nothing was lost");
  }

  private void take(DataResponse response) {
    PendingRequest request;
    synchronized (this) {
      request = pending.get(response.getReqId());
      if (request == null || !request.take(response)) {
        return;
      }
      pending.remove(response.getReqId());
      if (++answered % ACKNOWLEDGE_EACH == 0) {
        send(
            DataRequest.newBuilder()
                .setAcknowledge(AcknowledgeRequest.newBuilder().setReqId(response.getReqId()))
                .build());
      }
    }
    request.answer().complete(request.whole(response));
  }

  private void broken(int mine, Status status) {
    synchronized (this) {
      if (closed || lost.isDone() || mine != generation) {
        ended.complete(true);
        return;
      }
      requests = null;
      if (!initialised || FINAL.contains(status.getCode())) {
        clock.execute(() -> endCut(reason(status)));
        return;
      }
      if (cut != null) {
        clock.execute(() -> tryLater(status));
        return;
      }
      cut = reason(status);
      deadline = System.nanoTime() + grace.toNanos();
    }
    said.accept(
        "the connection to Ray is cut (%s); reconnecting for up to %d s"
            .formatted(reason(status), grace.toSeconds()));
    clock.execute(() -> reconnect(status));
  }

  private void reconnect(Status cause) {
    synchronized (this) {
      if (closed) {
        return;
      }
    }
    try {
      line.ping(PING_LIMIT);
      connect(true);
      // the requests before it may be answered late, or there may be none
      var _ =
          ask(
              DataRequest.newBuilder()
                  .setConnectionInfo(ConnectionInfoRequest.getDefaultInstance()));
    } catch (StatusRuntimeException e) {
      if (FINAL.contains(e.getStatus().getCode())) {
        endCut(reason(e.getStatus()));
      } else {
        tryLater(cause);
      }
    }
  }

  private void tryLater(Status cause) {
    boolean late;
    synchronized (this) {
      late = System.nanoTime() > deadline;
    }
    if (late) {
      endCut("no connection for %d s: %s".formatted(grace.toSeconds(), reason(cause)));
    } else {
      var _ = clock.schedule(() -> reconnect(cause), PING_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  static String reason(Status status) {
    String text = status.getDescription();
    Throwable cause = status.getCause();
    String detail = cause == null ? "" : String.valueOf(cause.getMessage());
    String both = text == null ? detail : detail.isEmpty() ? text : text + ": " + detail;
    String firstLine = both.lines().findFirst().orElse("");
    return firstLine.isEmpty() ? status.getCode().toString() : firstLine;
  }

  /// The end, with what it began with, if that was something else.
  private void endCut(String reason) {
    String began;
    synchronized (this) {
      began = cut;
    }
    end(
        began == null || reason.contains(began)
            ? reason
            : "%s (it was cut by: %s)".formatted(reason, began));
  }

  /// The end for good; without effect after another one.
  void end(String reason) {
    var loss = new LineLostException(reason);
    List<PendingRequest> unanswered;
    synchronized (this) {
      unanswered = new ArrayList<>(pending.values());
      pending.clear();
      lost.complete(loss);
    }
    ended.complete(true);
    unanswered.forEach(request -> request.answer().completeExceptionally(loss));
  }

  /// Says goodbye, so that the server forgets the client at once, and waits a moment for it.
  @Override
  public void close() {
    StreamObserver<DataRequest> stream;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      stream = requests;
    }
    if (stream != null && !lost.isDone()) {
      try {
        stream.onNext(
            DataRequest.newBuilder()
                .setConnectionCleanup(ConnectionCleanupRequest.getDefaultInstance())
                .build());
        stream.onCompleted();
        var _ = ended.completeOnTimeout(false, 5, TimeUnit.SECONDS).join();
      } catch (IllegalStateException e) {
        // broken at this moment: the server notices by itself
      }
    }
    clock.shutdownNow();
    end("the connection is closed");
  }
}
