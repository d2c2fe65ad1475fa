package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of the documentation, with fewer runs.
class ExampleTest {
  private static final Path SCRIPT = Path.of("../examples/injection-dispersion/run");

  @TempDir private Path folder;

  @Test
  void theInjectionDispersionRuns() throws IOException, InterruptedException {
    TestEngine.installation();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path command =
        Files.writeString(
            folder.resolve("skysweep"),
            """
            #!/bin/sh
            exec '%s' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '%s' \
              dev.skysweep.cli.Skysweep "$@"
            """
                .formatted(java, System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    var builder =
        new ProcessBuilder(SCRIPT.toRealPath().toString(), folder.resolve("out").toString(), "12");
    builder.environment().put("SKYSWEEP", command.toString());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed)
        .contains("12 runs (12 ok)", "min(RF.Altitude)", "requirement: exit code 7")
        .contains("SRC      Sat.VZ", "84 values derived anew", "3 runs made again")
        .contains("nothing differs");
  }
}
