package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of the documentation, with fewer runs.
class ExampleTest {
  private static final Path SCRIPT = Path.of("../examples/injection-dispersion/run");

  @TempDir private Path folder;

  @Test
  void theInjectionDispersionRuns() throws IOException, InterruptedException {
    TestEngine.installation();
    String out = folder.resolve("out").toString();
    String printed = CommandScript.run(folder, List.of(SCRIPT.toRealPath().toString(), out, "12"));

    assertThat(printed)
        .contains("12 runs (12 ok)", "min(RF.Altitude)", "requirement: exit code 7")
        .contains("SRC      Sat.VZ", "84 values derived anew", "3 runs made again")
        .contains("nothing differs");
  }
}
