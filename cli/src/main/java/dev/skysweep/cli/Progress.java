package dev.skysweep.cli;

import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolState;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.sweep.SweepListener;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Shows how far a sweep is: one line that is redrawn for a person, a line now and then for a file.
final class Progress implements SweepListener, AutoCloseable {
  private static final long REDRAW_MILLIS = 200;
  private static final long LINE_MILLIS = 10_000;
  private static final int BAR = 24;

  private final Terminal terminal;
  private final long period;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private long startNanos;
  private int runs;
  private int before;
  private int ok;
  private int failed;
  private int retried;
  private int notConverged;
  private int reused;
  private @Nullable ExecutionPool pool;
  private boolean started;
  private int drawnWidth;
  private Runnable atStart = () -> {};

  Progress(Terminal terminal) {
    this(terminal, terminal.interactive() ? REDRAW_MILLIS : LINE_MILLIS);
  }

  /// @param period between two lines, in milliseconds
  Progress(Terminal terminal, long period) {
    this.terminal = terminal;
    this.period = period;
  }

  /// From now on shows what the cluster behind the pool does, if it is one.
  synchronized void watch(ExecutionPool watched) {
    pool = watched;
  }

  /// Has something done once the manifest is there.
  synchronized void atStart(Runnable task) {
    atStart = task;
  }

  @Override
  public synchronized void said(String message) {
    erase();
    terminal.say(message);
    terminal.err().flush();
  }

  @Override
  public synchronized void warned(List<String> warnings) {
    warnings.forEach(warning -> said("warning: " + warning));
  }

  @Override
  public synchronized void started(int allRuns, int done) {
    runs = allRuns;
    if (!started) {
      startNanos = System.nanoTime();
      before = done;
    }
    if (started) {
      return;
    }
    started = true;
    if (pool != null) {
      pool.state()
          .map(PoolState::dashboard)
          .ifPresent(dashboard -> said("Ray shows the runs by name at " + dashboard));
    }
    atStart.run();
    var _ = clock.scheduleAtFixedRate(this::tick, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void recorded(RunOutcome outcome, Attempt attempt, boolean again) {
    switch (outcome) {
      case RunOutcome.Succeeded done -> {
        ok++;
        if (attempt.reused() != null) {
          reused++;
        }
        if (done.outputs().converged().containsValue(false)) {
          notConverged++;
        }
      }
      case RunOutcome.Failed _ when again -> retried++;
      case RunOutcome.Failed _ -> failed++;
    }
  }

  /// How many runs were not made but taken from where they were made before.
  synchronized int reused() {
    return reused;
  }

  private synchronized void tick() {
    if (!terminal.interactive()) {
      terminal.err().println(text());
      terminal.err().flush();
      return;
    }
    String line = bar() + " " + text();
    String cut =
        line.length() > terminal.width() - 1 ? line.substring(0, terminal.width() - 1) : line;
    terminal.err().print("\r" + cut + " ".repeat(Math.max(0, drawnWidth - cut.length())));
    terminal.err().flush();
    drawnWidth = cut.length();
  }

  private String bar() {
    int filled = runs == 0 ? BAR : (int) ((long) BAR * ended() / runs);
    return "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "]";
  }

  private int ended() {
    return before + ok + failed;
  }

  private String text() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    int made = ok + failed;
    var text = new StringBuilder("%d of %d runs".formatted(ended(), runs));
    if (made == 0) {
      text.append(", waiting for the first to end, ")
          .append(Durations.text(Duration.ofMillis((long) (seconds * 1000))));
    } else {
      double rate = made / seconds;
      text.append(String.format(Locale.ROOT, ", %.1f/s", rate));
      if (ended() < runs) {
        long left = (long) ((runs - ended()) / rate * 1000);
        text.append(", ETA ").append(Durations.text(Duration.ofMillis(left)));
      }
    }
    append(text, reused, "reused");
    append(text, failed, "failed");
    append(text, retried, "tried again");
    append(text, notConverged, "not converged");
    if (pool != null) {
      pool.state().ifPresent(state -> text.append(" | ").append(state.text()));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(what);
    }
  }

  private void erase() {
    if (drawnWidth > 0) {
      terminal.err().print("\r" + " ".repeat(drawnWidth) + "\r");
      drawnWidth = 0;
    }
  }

  /// Draws the last state and leaves the line.
  @Override
  public void close() {
    clock.shutdownNow();
    synchronized (this) {
      if (terminal.interactive() && started) {
        tick();
        terminal.err().println();
        terminal.err().flush();
        drawnWidth = 0;
      }
    }
  }
}
