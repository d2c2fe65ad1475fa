package dev.skysweep.sweep;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.pool.AttemptResult;
import dev.skysweep.results.MergedRuns;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Reused;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import dev.skysweep.sweep.EarlierRuns.Place;
import dev.skysweep.sweep.RunCopy.UnfitException;
import dev.skysweep.worker.RunContent;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Runs that need not be made since the same one was made before, in another study or in this one:
/// of runs with the same values one is made, the others wait for it and get its results. For the
/// dispatching thread alone.
final class Reuse {
  /// What is to be done about a run.
  sealed interface Answer {
    /// Make it.
    record Make() implements Answer {}

    /// Its results are there; they only have to be recorded.
    record Taken(AttemptResult result) implements Answer {}

    /// One with the same values is being made; it comes back from [#ended].
    record Wait() implements Answer {}
  }

  /// Runs of this study with the same values.
  private static final class Equals {
    private final int maker;
    private final StudyFolder folder;
    private RunOutcome.@Nullable Succeeded made;
    private boolean shared = true;
    private final List<RunSpec> waiting = new ArrayList<>();

    /// @param folder in which its files lie
    Equals(int maker, StudyFolder folder) {
      this.maker = maker;
      this.folder = folder;
    }
  }

  private static final int MOST_COMPLAINTS = 3;

  private final EarlierRuns earlier;
  private final RunContent content;
  private final StudyFolder study;
  private final StudyFolder target;
  private final String sweepId;
  private final RunCopy copy;
  private final Consumer<String> said;
  private final Set<Integer> repeated;
  private final Map<Map<FieldPath, Value>, Equals> equals = new HashMap<>();
  private final List<RunSpec> released = new ArrayList<>();
  private int complaints;

  /// @param repeated hashes of values that several runs of this study have
  private Reuse(
      EarlierRuns earlier,
      RunContent content,
      Manifest manifest,
      RunCopy copy,
      Set<Integer> repeated,
      Consumer<String> said) {
    this.earlier = earlier;
    this.content = content;
    this.study = new StudyFolder(manifest.file().resolveSibling("."));
    SkysweepOrigin origin = manifest.header().skysweep();
    this.sweepId = origin == null ? "" : origin.sweepId();
    this.copy = copy;
    this.target = new StudyFolder(copy.target());
    this.repeated = repeated;
    this.said = said;
  }

  /// @param recipe what the workers are told
  /// @param worker one of them
  /// @param manifest of this study; runs that are ok in it are there
  /// @param runs gives the run of an id
  /// @param count how many runs there are
  static Reuse of(
      EarlierRuns earlier,
      SweepOptions options,
      SweepRecipe recipe,
      WorkerIdentity worker,
      Manifest manifest,
      IntFunction<RunSpec> runs,
      int count) {
    Consumer<String> said = options.listener()::said;
    var copy = new RunCopy(Path.of(recipe.studyFolder()));
    var content = new RunContent(recipe, worker);
    if (recipe.keepRaw() || recipe.postprocess() != null) {
      // raw files have no hash; a step is told the number of its run, so no two runs are equal
      return new Reuse(earlier, content, manifest, copy, Set.of(), said);
    }
    int[] hashes = new int[count];
    Arrays.setAll(hashes, run -> runs.apply(run).overrides().hashCode());
    var reuse = new Reuse(earlier, content, manifest, copy, repeated(hashes), said);
    for (int run = 0; run < count && !reuse.repeated.isEmpty(); run++) {
      if (reuse.repeated.contains(hashes[run]) && manifest.status(run) == RunStatus.OK) {
        reuse.isThere(runs.apply(run), manifest.entry(run).orElseThrow().outcome());
      }
    }
    return reuse;
  }

  private static Set<Integer> repeated(int[] hashes) {
    int[] sorted = hashes.clone();
    Arrays.sort(sorted);
    var repeated = new HashSet<Integer>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        repeated.add(sorted[i]);
      }
    }
    return repeated;
  }

  private void isThere(RunSpec run, RunOutcome outcome) {
    // the script may have changed since, or the engine
    if (outcome instanceof RunOutcome.Succeeded made
        && made.outputs().content().equals(content.of(run))) {
      equals.computeIfAbsent(run.overrides(), _ -> new Equals(run.runId(), study)).made = made;
    }
  }

  /// @throws dev.skysweep.files.StorageException if results are there but can't be written here
  Answer ask(RunSpec run) {
    if (!repeated.contains(run.overrides().hashCode())) {
      return earlier(run);
    }
    Equals same = equals.get(run.overrides());
    if (same == null) {
      same = new Equals(run.runId(), target);
      equals.put(run.overrides(), same);
      Answer answer = earlier(run);
      if (answer instanceof Answer.Taken(AttemptResult result)) {
        same.made = (RunOutcome.Succeeded) result.outcome();
      }
      return answer;
    }
    if (!same.shared || same.maker == run.runId()) {
      return new Answer.Make();
    }
    RunOutcome.Succeeded made = same.made;
    if (made == null) {
      same.waiting.add(run);
      return new Answer.Wait();
    }
    return taken(new Reused(sweepId, made.runId(), "."), same.folder, null, made, run);
  }

  /// A run that was made has ended for good.
  void ended(RunSpec run, RunOutcome outcome) {
    if (!repeated.contains(run.overrides().hashCode())) {
      return;
    }
    Equals same = equals.get(run.overrides());
    if (same == null || same.maker != run.runId()) {
      return;
    }
    switch (outcome) {
      case RunOutcome.Succeeded made when made.outputs().content().isEmpty() -> same.shared = false;
      case RunOutcome.Succeeded made -> same.made = made;
      case RunOutcome.Failed _ -> equals.remove(run.overrides());
    }
    released.addAll(same.waiting);
    same.waiting.clear();
  }

  /// The next run that waited and need not any more; it is to be asked about again.
  @Nullable RunSpec released() {
    return released.isEmpty() ? null : released.removeFirst();
  }

  boolean hasReleased() {
    return !released.isEmpty();
  }

  private Answer earlier(RunSpec run) {
    if (earlier.isEmpty()) {
      return new Answer.Make();
    }
    Place place = find(run);
    if (place == null || !(place.entry().outcome() instanceof RunOutcome.Succeeded made)) {
      return new Answer.Make();
    }
    var origin =
        new Reused(
            place.source().sweepId(), place.runId(), place.source().folder().root().toString());
    return taken(origin, place.source().folder(), place.source().merged(), made, run);
  }

  private @Nullable Place find(RunSpec run) {
    try {
      return earlier.find(content.of(run));
    } catch (StudyException e) {
      // making it will tell
      return null;
    }
  }

  private Answer taken(
      Reused origin,
      StudyFolder source,
      @Nullable MergedRuns merged,
      RunOutcome.Succeeded made,
      RunSpec run) {
    try {
      return new Answer.Taken(copy.of(origin, source, merged, made, run.runId()));
    } catch (UnfitException e) {
      complain(
          "run %d of %s is not reused for run %d, but made: %s"
              .formatted(made.runId(), source.root(), run.runId(), e.getMessage()));
      return new Answer.Make();
    }
  }

  private void complain(String message) {
    complaints++;
    if (complaints <= MOST_COMPLAINTS) {
      said.accept(message);
    } else if (complaints == MOST_COMPLAINTS + 1) {
      said.accept("further runs that are not reused are not told");
    }
  }
}
