package dev.skysweep.sweep;

import dev.skysweep.SweepException;
import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.MergedBlock;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.results.Compaction;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.StudyException;
import java.util.HashMap;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Merges the files of finished runs while a sweep goes on, on a thread of its own: a block as soon
/// as its last run is recorded. What it can't merge stays in the runs' own files, so a fault here
/// is a warning and never ends the sweep.
final class Merging implements AutoCloseable {
  /// Below this, the runs' own files are read quickly enough.
  private static final int MANY_RUNS = 2000;

  private final Manifest before;
  private final SweepListener listener;
  private final @Nullable Compaction compaction;
  private final Map<Integer, Integer> open = new HashMap<>();
  private final Map<Integer, Map<Integer, RunOutputs>> ended = new HashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("merging").daemon().factory());
  private volatile @Nullable SweepException fault;

  private Merging(Manifest before, SweepListener listener, @Nullable Compaction compaction) {
    this.before = before;
    this.listener = listener;
    this.compaction = compaction;
  }

  /// @throws StudyException if the layout is not for such a study
  static void check(StudyFolder folder, @Nullable Layout layout) {
    if (layout == Layout.COMPACT && folder.isCopy()) {
      throw new StudyException(
          "--layout compact is for a study in a folder; in %s the runs' own files stay"
              .formatted(folder.place()));
    }
  }

  /// @param lock held until this is closed
  /// @param before the manifest as it is now
  /// @param layout null for the one that the study has
  /// @param unfinished the runs that will be made
  static Merging start(
      StudyLock lock,
      Manifest before,
      @Nullable Layout layout,
      PrimitiveIterator.OfInt unfinished,
      SweepListener listener) {
    Compaction compaction = Compaction.open(lock, before);
    if (layout != null) {
      compaction.choose(layout);
    }
    boolean worthwhile =
        !lock.folder().isCopy()
            && (compaction.layout() == Layout.COMPACT || before.runCount() >= MANY_RUNS);
    if (!worthwhile) {
      compaction.close();
    }
    var merging = new Merging(before, listener, worthwhile ? compaction : null);
    if (worthwhile) {
      unfinished.forEachRemaining(
          (int run) -> merging.open.merge(MergedBlock.firstOf(run), 1, Integer::sum));
    }
    return merging;
  }

  /// A run has ended for good and is recorded.
  synchronized void recorded(RunOutcome outcome) {
    if (compaction == null) {
      return;
    }
    int first = MergedBlock.firstOf(outcome.runId());
    if (outcome instanceof RunOutcome.Succeeded done) {
      ended.computeIfAbsent(first, _ -> new TreeMap<>()).put(done.runId(), done.outputs());
    }
    if (open.merge(first, -1, Integer::sum) == 0) {
      Map<Integer, RunOutputs> block = ended.remove(first);
      open.remove(first);
      if (block != null) {
        thread.execute(() -> attempt(() -> merge(compaction, first, block)));
      }
    }
  }

  /// Merges what is left, once every run is recorded.
  void finish() {
    if (compaction == null) {
      return;
    }
    thread.close();
    Manifest manifest = Manifest.open(before.file());
    listener.said("merging the results of %,d runs".formatted(manifest.counts().ok()));
    attempt(() -> compaction.mergeAll(manifest));
    SweepException failure = fault;
    if (failure != null) {
      listener.said("warning: results stay in the runs' own files: " + failure.getMessage());
    }
  }

  @Override
  public void close() {
    thread.close();
    if (compaction != null) {
      compaction.close();
    }
  }

  private void merge(Compaction target, int first, Map<Integer, RunOutputs> block) {
    for (int run = first; run < first + MergedBlock.RUNS; run++) {
      if (before.entry(run).map(ManifestEntry::outcome).orElse(null)
          instanceof RunOutcome.Succeeded earlier) {
        block.putIfAbsent(run, earlier.outputs());
      }
    }
    target.merge(block);
  }

  private void attempt(Runnable step) {
    if (fault != null) {
      return;
    }
    try {
      step.run();
    } catch (SweepException e) {
      fault = e;
    }
  }
}
