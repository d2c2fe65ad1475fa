package dev.skysweep.ray;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import dev.skysweep.QuickFolder;
import dev.skysweep.fuzz.Fuzzer;
import dev.skysweep.ray.client.AnswerFuzz;
import dev.skysweep.ray.cluster.ClusterFuzz;
import dev.skysweep.ray.pickle.PickleWriter;
import dev.skysweep.ray.pickle.PythonCall;
import dev.skysweep.ray.protocol.DataResponse;
import dev.skysweep.ray.protocol.GetResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What comes from a cluster, and the file that describes one, with any bytes in them.
@Execution(ExecutionMode.CONCURRENT)
class RayFuzzTest {
  @TempDir(factory = QuickFolder.class)
  private Path folder;

  @Test
  void answers() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(PickleWriter.write(Map.of("a", List.of(1L, 2.5, true), "b", "text")));
    seeds.add(PickleWriter.write(PythonCall.of("builtins", "eval", "1 / 0", Map.of("x", 1L))));
    for (byte[] pickle : List.copyOf(seeds)) {
      var got =
          GetResponse.newBuilder()
              .setValid(true)
              .setTotalChunks(1)
              .setData(ByteString.copyFrom(pickle));
      seeds.add(DataResponse.newBuilder().setReqId(1).setGet(got).build().toByteArray());
    }
    Fuzzer.run(AnswerFuzz.class, folder, seeds);
  }

  @Test
  void clusterFiles() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/cluster"))) {
      for (Path file : files.sorted().toList()) {
        seeds.add(beginning(file));
      }
    }
    Fuzzer.run(ClusterFuzz.class, folder, seeds);
  }

  /// Whole lines of a file, as many as a target is given.
  private static byte[] beginning(Path file) throws IOException {
    String text = Files.readString(file);
    String beginning = text.substring(0, Math.min(text.length(), 4000));
    return beginning.substring(0, beginning.lastIndexOf('\n') + 1).getBytes(UTF_8);
  }
}
