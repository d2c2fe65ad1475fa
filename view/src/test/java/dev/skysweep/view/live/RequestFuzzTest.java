package dev.skysweep.view.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.skysweep.QuickFolder;
import dev.skysweep.fuzz.Fuzzer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    Stream<String> ofUser =
        Stream.of(
                "",
                "runs?status=ok&first=0",
                "runs/1",
                "runs/1/script",
                "../secret.txt",
                "page.css")
            .map(path -> path + "\nOrigin: null\nRange: bytes=0-1");
    Stream<String> ofStranger =
        Stream.of(
            "!GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
            "!GET http://localhost/../page.css HTTP/1.0\r\nHost: evil.example\r\n\r\n",
            "!POST /a HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
            "!OPTIONS * HTTP/1.1\r\nOrigin: http://evil.example\r\nCookie: token=a\r\n\r\n");
    List<byte[]> seeds =
        Stream.concat(ofUser, ofStranger).map(seed -> seed.getBytes(US_ASCII)).toList();
    // the target is the page's own client
    Fuzzer.run(
        RequestFuzz.class,
        folder,
        seeds,
        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery");
  }
}
