package dev.skysweep.ray.client;

import com.google.protobuf.ByteString;
import dev.skysweep.ray.protocol.DataRequest;
import java.util.List;
import java.util.stream.IntStream;

/// Large requests go in pieces.
final class Chunks {
  private static final int BYTES = 5 << 20;

  private Chunks() {}

  static List<DataRequest> of(DataRequest request) {
    return switch (request.getTypeCase()) {
      case PUT -> {
        ByteString data = request.getPut().getData();
        yield IntStream.range(0, count(data))
            .mapToObj(i -> {
              DataRequest.Builder piece = request.toBuilder();
              piece
                  .getPutBuilder()
                  .setData(piece(data, i))
                  .setChunkId(i)
                  .setTotalChunks(count(data))
                  .setTotalSize(data.size());
              return piece.build();
            })
            .toList();
      }
      case TASK -> {
        ByteString data = request.getTask().getData();
        yield IntStream.range(0, count(data))
            .mapToObj(i -> {
              DataRequest.Builder piece = request.toBuilder();
              piece
                  .getTaskBuilder()
                  .setData(piece(data, i))
                  .setChunkId(i)
                  .setTotalChunks(count(data));
              return piece.build();
            })
            .toList();
      }
      default -> List.of(request);
    };
  }

  private static int count(ByteString data) {
    return Math.max(1, (data.size() + BYTES - 1) / BYTES);
  }

  private static ByteString piece(ByteString data, int index) {
    return data.substring(index * BYTES, Math.min(data.size(), (index + 1) * BYTES));
  }
}
