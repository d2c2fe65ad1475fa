package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Shell scripts of the repository that call `skysweep`, with the classes under test as that.
final class CommandScript {
  private CommandScript() {}

  /// Runs one to its end, which has to be a good one.
  ///
  /// @param folder that the command is written into
  /// @param line the script and its arguments
  /// @return what it printed
  static String run(Path folder, List<String> line) throws IOException, InterruptedException {
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
    var builder = new ProcessBuilder(line);
    builder.environment().put("SKYSWEEP", command.toString());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
