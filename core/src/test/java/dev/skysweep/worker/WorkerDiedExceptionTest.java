package dev.skysweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerDiedExceptionTest {
  private static final String BANNER =
      """
      #
      # A fatal error has been detected by the Java Runtime Environment:
      #
      #  SIGSEGV (0xb) at pc=0x00007f841409c3c7, pid=27674, tid=27841
      #
      # Problematic frame:
      # C  [libc.so.6+0x5e3c7]
      #
      # If you would like to submit a bug report, please visit:
      """;

  @Test
  void tellsACrashInOneLine() {
    WorkerDiedException died = WorkerDiedException.of(7, 1, "a word before\n" + BANNER, false);

    assertThat(died)
        .hasMessage("the worker process 7 crashed by SIGSEGV in libc.so.6+0x5e3c7:\na word before");
    assertThat(died.crashed()).isTrue();
  }

  /// The system does not say whom it ended: only who was killed may have been it.
  @Test
  void tellsAnEndForWantOfMemory() {
    WorkerDiedException killed = WorkerDiedException.of(7, 137, "", true);
    assertThat(killed)
        .hasMessage("the worker process 7 was ended by SIGKILL, as there was no memory left");
    assertThat(killed.outOfMemory()).isTrue();
    assertThat(killed.crashed()).isFalse();

    WorkerDiedException crashed = WorkerDiedException.of(7, 139, "", true);
    assertThat(crashed.outOfMemory()).isFalse();
    assertThat(crashed.crashed()).isTrue();
  }

  @Test
  void tellsOtherEndsByTheirCode() {
    assertThat(WorkerDiedException.of(7, 137, "", false))
        .hasMessage("the worker process 7 was ended by SIGKILL");
    assertThat(WorkerDiedException.of(7, 3, "why\n", false))
        .hasMessage("the worker process 7 ended with exit code 3:\nwhy");
  }
}
