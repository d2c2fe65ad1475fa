package dev.skysweep.sweep;

import dev.skysweep.SweepException;
import dev.skysweep.files.FileTree;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.results.SweepResult;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.Design;
import dev.skysweep.study.Dispersions;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.GridDesign;
import dev.skysweep.study.LatinHypercube;
import dev.skysweep.study.MonteCarlo;
import dev.skysweep.study.Morris;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.Saltelli;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Until;
import dev.skysweep.study.Value;
import dev.skysweep.worker.SweepRecipe;
import dev.skysweep.worker.WorkerIdentity;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;

/// A sweep of a mission: what varies, where the results go, how runs are made. Immutable.
///
/// ```java
/// SweepResult result = Sweep.of(Path.of("mission.script"))
///     .grid("Sat.SMA", Grid.linspace(7000, 8000, 100))
///     .out(Path.of("out/sma"))
///     .run(LocalPool.of(8));
/// ```
public final class Sweep {
  private final Path script;
  private final Design design;
  private final @Nullable Path out;
  private final SweepOptions options;
  private final @Nullable Consumer<Path> alongside;
  private final @Nullable Until until;

  private Sweep(
      Path script,
      Design design,
      @Nullable Path out,
      SweepOptions options,
      @Nullable Consumer<Path> alongside,
      @Nullable Until until) {
    this.script = script;
    this.design = design;
    this.out = out;
    this.options = options;
    this.alongside = alongside;
    this.until = until;
  }

  /// A sweep of one run, the mission as it is.
  public static Sweep of(Path missionScript) {
    return new Sweep(
        missionScript, new GridDesign(new TreeMap<>()), null, SweepOptions.defaults(), null, null);
  }

  /// Adds an axis to the grid.
  ///
  /// @param field as GMAT writes it, e.g. `Sat.SMA`
  /// @throws StudyException if the field is on the grid already, or the design is no grid
  public Sweep grid(String field, List<Value> values) {
    if (!(design instanceof GridDesign grid)) {
      throw new StudyException("the sweep has a design already; a grid can't be added to it");
    }
    var axes = new TreeMap<>(grid.axes());
    if (axes.put(FieldPath.parse(field), values) != null) {
      throw new StudyException("the grid names " + field + " twice; one axis a field");
    }
    return design(new GridDesign(axes));
  }

  /// Adds an axis of numbers, in GMAT's units of the field.
  public Sweep grid(String field, double... values) {
    return grid(field, Arrays.stream(values).mapToObj(Value::of).toList());
  }

  /// Adds an axis of texts: names, enumerations, epochs.
  public Sweep grid(String field, String... values) {
    return grid(field, Arrays.stream(values).map(Value::of).toList());
  }

  /// Replaces the design.
  public Sweep design(Design newDesign) {
    return new Sweep(script, newDesign, out, options, alongside, until);
  }

  /// A run for every row of a frame. Its columns are named for fields; one called `priority` orders
  /// the start of the runs, the highest first.
  ///
  /// @param context columns that travel to the results and name no field
  /// @throws StudyException if a cell is empty, or of a type that no field takes
  public Sweep rows(DataFrame frame, String... context) {
    return design(FrameRows.of(frame, List.of(context)));
  }

  /// Independent random draws.
  ///
  /// @param n how many runs
  public Sweep monteCarlo(Dispersions dispersions, int n, long seed) {
    return design(new MonteCarlo(dispersions, n, BigInteger.valueOf(seed)));
  }

  /// Draws that fill the range of every field evenly.
  ///
  /// @param n how many runs
  public Sweep latinHypercube(Dispersions dispersions, int n, long seed) {
    return design(new LatinHypercube(dispersions, n, BigInteger.valueOf(seed)));
  }

  /// Runs for Sobol sensitivity indices, those of pairs included.
  ///
  /// @param n how many Sobol points, a power of two
  public Sweep sobol(Dispersions dispersions, int n, long seed) {
    return design(new Saltelli(dispersions, n, BigInteger.valueOf(seed), true));
  }

  /// Runs for a Morris screening of four levels.
  ///
  /// @param n how many trajectories
  public Sweep morris(Dispersions dispersions, int n, long seed) {
    return design(new Morris(dispersions, n, BigInteger.valueOf(seed), 4));
  }

  /// The study folder; made if it isn't there.
  public Sweep out(Path studyFolder) {
    return new Sweep(script, design, studyFolder, options, alongside, until);
  }

  /// Replaces the options.
  public Sweep with(SweepOptions newOptions) {
    return new Sweep(script, design, out, newOptions, alongside, until);
  }

  /// What to write into the study folder before the first run, in place of a `study.yaml` that
  /// makes this sweep again.
  ///
  /// @param writer gets the folder
  public Sweep alongside(Consumer<Path> writer) {
    return new Sweep(script, design, out, options, writer, until);
  }

  /// Adds runs, after those of the design, until a result is known well enough or there are so
  /// many. Only for Monte Carlo studies.
  ///
  /// @param rule such as `ci95(p99(Report.Altitude)) < 0.5 km`
  /// @param max the most runs
  public Sweep until(String rule, int max) {
    return new Sweep(script, design, out, options, alongside, new Until(rule, max));
  }

  /// Checks everything, makes every run and records it. Failed runs are part of the result. The
  /// pool stays open.
  ///
  /// @throws StudyException if script, design or folder are not fit for it; nothing was run
  /// @throws dev.skysweep.SweepException if pool, engine or disk fail; what was done is recorded
  /// @throws InterruptedException if this thread is interrupted; what was done is recorded
  public SweepResult run(ExecutionPool pool) throws InterruptedException {
    if (out == null) {
      throw new StudyException("the sweep has no folder to write to: call out(...)");
    }
    EarlierRuns.check(options.reuse());
    MissionScript mission = MissionScript.read(script);
    Design resolved = design.resolved(field -> Nominals.of(mission, field));
    options.listener().warned(checked(mission, resolved));
    StudyFolder folder = StudyFiles.folderAt(out);
    Merging.check(folder, options.layout());
    if (!options.overwrite()) {
      refuseToReplace(folder);
    }
    boolean isNew = !Files.exists(folder.root());
    try (StudyLock lock = StudyLock.acquire(folder, options.listener()::said)) {
      record(mission, resolved, lock, pool, isNew);
    }
    return Finish.of(folder.root());
  }

  /// Holds every run's values against the script, as [#run] does first.
  ///
  /// @return what the user should know
  /// @throws StudyException if script or design are not fit for it
  public List<String> check() {
    MissionScript mission = MissionScript.read(script);
    return checked(mission, design.resolved(field -> Nominals.of(mission, field)));
  }

  private List<String> checked(MissionScript mission, Design begun) {
    if (until == null) {
      return Preflight.checkValues(mission, begun);
    }
    UntilKnown rule = UntilKnown.of(until, begun);
    rule.check(mission);
    return Preflight.checkValues(mission, rule.largest(begun));
  }

  /// Makes the runs as [#run] does and gives their outcomes as they come. Closing the stream ends
  /// the sweep early; what it throws is what [#run] would throw.
  public Stream<RunOutcome> stream(ExecutionPool pool) {
    return OutcomeStream.of(this, options, pool);
  }

  private void record(
      MissionScript mission, Design runs, StudyLock lock, ExecutionPool pool, boolean isNew)
      throws InterruptedException {
    try {
      record(mission, runs, lock, pool);
    } catch (SweepException e) {
      // while the lock is held: another sweep that was refused it is not to lose the folder
      if (isNew && !lock.folder().hasManifest()) {
        FileTree.deleteQuietly(lock.folder().root());
      }
      throw e;
    }
  }

  private void record(MissionScript mission, Design runs, StudyLock lock, ExecutionPool pool)
      throws InterruptedException {
    StudyFolder folder = lock.folder();
    StudyFiles.clearLeft(folder);
    SweepRecipe recipe = Recipes.of(mission, folder.root(), options);
    Opening.open(pool, recipe, options);
    pool.check(IntStream.range(0, runs.runCount()).mapToObj(runs::run));
    WorkerIdentity worker =
        Preflight.loadScript(mission, runs.run(0), runs.runCount(), pool, options);
    String copy = mission.standAlone();
    ManifestHeader header = Headers.of(script, copy, runs, pool.name(), worker, until, options);
    StudyFiles.storeScript(folder, copy);
    if (alongside == null) {
      OwnStudyFile.write(folder, runs, until, options);
    } else {
      alongside.accept(folder.root());
    }
    boolean replaces = options.overwrite() && folder.hasManifest();
    try (ManifestWriter writer =
        replaces ? ManifestWriter.replace(lock, header) : ManifestWriter.create(lock, header)) {
      if (replaces) {
        // only now: without its manifest, what is left of the earlier sweep says nothing
        StudyFiles.clearRuns(folder);
      }
      StudyFiles.prepareRuns(folder.root());
      EarlierRuns earlier = EarlierRuns.of(options, folder);
      var retries = new RetryPolicy(options.limits());
      var making = new Making(lock, writer, pool, recipe, worker, earlier, retries, options);
      making.make(
          Manifest.open(folder.manifest()),
          runs,
          runs::run,
          IntStream.range(0, runs.runCount()),
          null);
      if (until != null) {
        UntilKnown.of(until, runs).make(making, runs);
      }
    }
  }

  private static void refuseToReplace(StudyFolder folder) {
    if (folder.hasManifest()) {
      var counts = Manifest.open(folder.manifest()).counts();
      throw new StudyException(
          "%s holds a sweep already (%d of %d runs ok); go on with `skysweep resume %s`, or replace it with --overwrite"
              .formatted(folder.place(), counts.ok(), counts.total(), folder.place()));
    }
  }
}
