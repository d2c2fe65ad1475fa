package dev.skysweep.ray.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Await;
import java.io.BufferedReader;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DriverTurnTest {
  private static final String HOLD =
      "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.lockf(f, fcntl.LOCK_EX);"
          + " print('held', flush=True); sys.stdin.read()";

  @TempDir private Path folder;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private Path lock;

  @BeforeEach
  void findPlace() {
    lock = folder.resolve("ray/connecting.lock");
  }

  @Test
  void comesAfterThatOfAnotherThread() throws Exception {
    CompletableFuture<Void> second;
    try (var _ = DriverTurn.take(lock, _ -> {})) {
      second = CompletableFuture.runAsync(this::takeAndLeave);
      Await.until("the second waits", () -> said.size() == 1);
      assertThat(second).isNotDone();
    }
    second.join();
    assertThat(said).hasSize(1);
  }

  @Test
  void comesAfterThatOfAnotherProgram() throws Exception {
    takeAndLeave();
    Process other = new ProcessBuilder("python3", "-c", HOLD, lock.toString()).start();
    try (BufferedReader held = other.inputReader()) {
      assertThat(held.readLine()).isEqualTo("held");
      var ours = CompletableFuture.runAsync(this::takeAndLeave);
      Await.until("ours waits", () -> said.size() == 1);
      assertThat(ours).isNotDone();
      other.getOutputStream().close();
      ours.join();
    }
  }

  @Test
  void isNotWaitedForOnAnotherMachine() throws Exception {
    try (var _ = DriverTurn.take(lock, _ -> {})) {
      CompletableFuture.runAsync(() -> take(new RayAddress("192.0.2.77", 10001))).join();
    }
    assertThat(said).isEmpty();
  }

  @Test
  void isTakenWhereNothingCanBeWritten() throws Exception {
    try (var turn = DriverTurn.take(Path.of("/proc/ray/connecting.lock"), _ -> {})) {
      assertThat(turn).isNotNull();
    }
  }

  private void takeAndLeave() {
    try (var _ = DriverTurn.take(lock, said::add)) {
      // ours for a moment
    } catch (FileLockInterruptionException e) {
      throw new AssertionError(e);
    }
  }

  private void take(RayAddress address) {
    try (var _ = DriverTurn.take(address, said::add)) {
      // ours for a moment
    } catch (FileLockInterruptionException e) {
      throw new AssertionError(e);
    }
  }
}
