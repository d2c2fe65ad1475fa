package dev.skysweep.sweep;

import dev.skysweep.manifest.NodeLog;
import dev.skysweep.manifest.NodeLog.Nodes;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.pool.PoolState;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Notes once a second what the pool's cluster has of nodes, if it is one, in a thread of its own.
final class NodeNotes implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("nodes").factory());

  private NodeNotes() {}

  static NodeNotes of(ExecutionPool pool, StudyFolder folder) {
    var notes = new NodeNotes();
    var log = new NodeLog(folder);
    InstantSource now = InstantSource.system();
    var _ =
        notes.clock.scheduleAtFixedRate(
            () -> pool.state().ifPresent(state -> log.add(nodes(state, now))),
            0,
            1,
            TimeUnit.SECONDS);
    return notes;
  }

  private static Nodes nodes(PoolState state, InstantSource now) {
    return new Nodes(
        now.instant(),
        Math.max(0, state.nodes() - state.idle()),
        state.idle(),
        state.launching(),
        state.waiting());
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
