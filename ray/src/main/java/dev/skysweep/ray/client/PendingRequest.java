package dev.skysweep.ray.client;

import com.google.protobuf.ByteString;
import dev.skysweep.ray.protocol.DataRequest;
import dev.skysweep.ray.protocol.DataResponse;
import dev.skysweep.ray.protocol.GetResponse;
import java.util.concurrent.CompletableFuture;

/// A request that is not answered yet, and what has come of the answer so far. Guarded by its
/// stream's lock.
final class PendingRequest {
  private final CompletableFuture<DataResponse> answer = new CompletableFuture<>();
  private DataRequest request;
  private ByteString received = ByteString.EMPTY;
  private int chunks;

  PendingRequest(DataRequest request) {
    this.request = request;
  }

  CompletableFuture<DataResponse> answer() {
    return answer;
  }

  /// What to send, again after a break: an answer goes on where it was cut.
  DataRequest request() {
    return request;
  }

  /// Takes an answer, or a piece of one.
  ///
  /// @return whether it is whole now; then [#whole] gives it
  boolean take(DataResponse response) {
    if (!response.hasGet() || !response.getGet().getValid()) {
      return true;
    }
    GetResponse piece = response.getGet();
    if (piece.getChunkId() == chunks) {
      received = received.concat(piece.getData());
      chunks++;
      DataRequest.Builder rest = request.toBuilder();
      rest.getGetBuilder().setStartChunkId(chunks);
      request = rest.build();
    }
    return chunks >= piece.getTotalChunks();
  }

  /// The last piece of an answer with the data of all of them.
  DataResponse whole(DataResponse last) {
    if (!last.hasGet() || !last.getGet().getValid()) {
      return last;
    }
    DataResponse.Builder whole = last.toBuilder();
    whole.getGetBuilder().setData(received);
    return whole.build();
  }
}
