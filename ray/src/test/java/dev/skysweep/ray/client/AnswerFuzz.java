package dev.skysweep.ray.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.skysweep.ray.pickle.PickleReader;
import dev.skysweep.ray.protocol.DataRequest;
import dev.skysweep.ray.protocol.DataResponse;
import dev.skysweep.ray.protocol.GetRequest;

/// What a cluster sends: an answer of its protocol with a pickle in it, or the pickle alone. It is
/// read as plain values or refused, and nothing that it names is made.
public final class AnswerFuzz {
  private AnswerFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      DataResponse answer = DataResponse.parseFrom(input);
      var pending =
          new PendingRequest(
              DataRequest.newBuilder()
                  .setGet(GetRequest.newBuilder().addIds(ByteString.copyFromUtf8("id")))
                  .build());
      if (pending.take(answer)) {
        pickle(pending.whole(answer).getGet().getData().toByteArray());
      }
      pickle(answer.getGet().getError().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      // gRPC ends the line with it
    }
    pickle(input);
  }

  private static void pickle(byte[] pickle) {
    var _ = PythonException.ofPickle(pickle).lastLine();
    try {
      var _ = PythonException.in(PickleReader.read(pickle));
    } catch (IllegalArgumentException e) {
      // a refusal
    }
  }
}
