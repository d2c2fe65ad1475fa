package dev.skysweep.view.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.skysweep.QuickFolder;
import dev.skysweep.fuzz.Fuzzer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RequestFuzzTest {
  @TempDir(factory = QuickFolder.class)
  private Path folder;

  @Test
  void requests() throws Exception {
    List<byte[]> seeds =
        List.of(
                "",
                "runs?status=ok&first=0",
                "runs/1",
                "runs/1/script",
                "../secret.txt",
                "page.css")
            .stream()
            .map(path -> (path + "\nOrigin: null\nRange: bytes=0-1").getBytes(US_ASCII))
            .toList();
    // the target is the page's own client
    Fuzzer.run(
        RequestFuzz.class,
        folder,
        seeds,
        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery");
  }
}
