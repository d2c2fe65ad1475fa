package dev.skysweep.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The lines of `skysweep doctor`: each ok, or with its cure. A person waits beside them, so that
/// they end in time whatever hangs: a head, a firewall, a folder of another machine.
final class Checkup {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final Duration limit;
  private final long begin = System.nanoTime();
  private boolean sound = true;
  private boolean over;

  /// @param limit for all checks together
  Checkup(Terminal terminal, Duration limit) {
    this.terminal = terminal;
    this.limit = limit;
  }

  /// Makes the checks, as far as the time allows.
  ///
  /// @throws RuntimeException that they throw
  void make(Callable<?> checks) throws InterruptedException {
    var task = new FutureTask<>(checks);
    // a read from a dead mount does not end by an interrupt
    Thread checking = Thread.ofPlatform().daemon().name("doctor").start(task);
    try {
      task.get(left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      end();
      task.cancel(true);
      // it may have files to remove
      var _ = checking.join(FAREWELL);
    }
  }

  private synchronized void end() {
    bad(
        "time",
        "what comes after the last line has given no answer, %d s after the start"
            .formatted(limit.toSeconds()),
        "is the head overloaded, the folder's server away, or a port closed by a firewall?");
    over = true;
  }

  /// How much time is left.
  Duration left() {
    return limit.minusNanos(System.nanoTime() - begin);
  }

  void ok(String what, String found) {
    line(terminal.green("ok  "), what, found);
  }

  /// Works, but is worth a look.
  void note(String what, String found) {
    line("note", what, found);
  }

  synchronized void bad(String what, String found, String cure) {
    sound = false;
    line(terminal.red("BAD "), what, cure.isEmpty() ? found : found + " — " + cure);
  }

  /// Whether nothing was bad.
  synchronized boolean sound() {
    return sound;
  }

  private synchronized void line(String verdict, String what, String found) {
    if (!over) {
      terminal.out().printf("%s  %-10s %s%n", verdict, what, found);
      terminal.out().flush();
    }
  }
}
