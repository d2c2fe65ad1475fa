package dev.skysweep.gmat.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonChildTest {
  @TempDir Path folder;
  private final GmatInstallation gmat = TestEngine.installation();

  /// GMAT holds Python's lock during a run, so the child itself can't notice.
  @Test
  void endsInTheMiddleOfARunWhenItsParentIsGone() throws Exception {
    PythonModule module = PythonModule.of(gmat);
    gmat.startupFile().write(folder, KernelMode.STOCK);
    PythonChild child =
        PythonChild.start(PythonChoice.of(module, gmat, Machine.current()), module, folder);
    assertThat(child.next()).contains("true");
    Path script =
        Files.writeString(
            folder.resolve("run.script"),
            Missions.withSequence("While 1 > 0\nPropagate Prop(Sat);\nEndWhile;"));
    child.ask(
        "{\"do\":\"load\",\"script\":\"%s\",\"output\":\"%s/\",\"log\":\"%s/log\"}"
            .formatted(script, folder, folder));
    child.send("{\"do\":\"run\"}");

    child.endRequests();

    child.awaitEnd();
    assertThat(child.alive()).isFalse();
  }

  @Test
  void aDeadChildIsNamedWithItsLastWords() {
    assertThatThrownBy(
            () -> {
              PythonModule wrong =
                  new PythonModule(folder, "no_such_module", PythonModule.of(gmat).versions());
              PythonChild.start(PythonChoice.of(wrong, gmat, Machine.current()), wrong, folder)
                  .next();
            })
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "GMAT's process ended with exit code 1: ModuleNotFoundError: No module named"
                + " 'no_such_module'");
  }

  @Test
  void saysWhichPythonIsNeeded() {
    Machine bare = new Machine(Map.of("PATH", ""), folder, folder, "linux", "x86_64");

    assertThatThrownBy(() -> PythonChoice.of(PythonModule.of(gmat), gmat, bare))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("needs Python 3.12, and there is no Python");
  }

  @Test
  void aNamedPythonOfAnotherReleaseIsRefused() {
    Machine machine =
        new Machine(
            Map.of("SKYSWEEP_PYTHON", folder + "/python"), folder, folder, "linux", "x86_64");

    assertThatThrownBy(() -> PythonChoice.of(PythonModule.of(gmat), gmat, machine))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("SKYSWEEP_PYTHON is {" + folder + "/python=does not run}");
  }
}
