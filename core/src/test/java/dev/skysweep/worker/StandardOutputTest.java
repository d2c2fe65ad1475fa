package dev.skysweep.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
  @TempDir private Path folder;

  @Test
  void whatALibraryPrintsIsKeptOutOfTheProtocol() throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                NoisyWorker.class.getName())
            .redirectError(errors.toFile())
            .start();
    process.getOutputStream().close();

    String protocol = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    assertThat(protocol).isEqualTo("one\ntwo\n");
    assertThat(Files.readString(errors))
        .contains("native before", "native between", "native after", "java between");
  }

  /// Prints the way a C++ library does, buffered and without asking.
  static final class NoisyWorker {
    private static final Linker LINKER = Linker.nativeLinker();

    public static void main(String[] arguments) throws Throwable {
      OutputStream output = StandardOutput.claim();
      print("native before");
      output.write("one\n".getBytes(UTF_8));
      output.flush();
      print("native between");
      System.out.println("java between");
      output.write("two\n".getBytes(UTF_8));
      output.flush();
      print("native after");
    }

    private static void print(String text) throws Throwable {
      try (Arena arena = Arena.ofConfined()) {
        var puts =
            LINKER.downcallHandle(
                LINKER.defaultLookup().find("puts").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        var flush =
            LINKER.downcallHandle(
                LINKER.defaultLookup().find("fflush").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        int put = (int) puts.invokeExact(arena.allocateFrom(text));
        int flushed = (int) flush.invokeExact(MemorySegment.NULL);
        if (put < 0 || flushed != 0) {
          throw new IOException("puts failed");
        }
      }
    }
  }
}
