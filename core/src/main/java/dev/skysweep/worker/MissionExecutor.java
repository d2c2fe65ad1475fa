package dev.skysweep.worker;

import dev.skysweep.SweepException;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputFormatException;
import dev.skysweep.script.MissionScript;
import dev.skysweep.script.RunScript;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.Postprocess;
import dev.skysweep.study.RunClock;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.worker.OutputStore.Stored;
import dev.skysweep.worker.Watchdog.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes runs with GMAT: the run's script is written, GMAT runs it, its outputs become tables.
final class MissionExecutor implements RunExecutor {
  /// A worker is fresh at about 150 MB; beyond this it has grown and is replaced.
  private static final long MOST_RESIDENT_BYTES = 400L << 20;

  private final SweepRecipe recipe;
  private final Path study;
  private final EngineHost engine;
  private final RunScriptWriter scripts;
  private final SpareFolder spare;
  private final OutputStore store;
  private final Watchdog watchdog;
  private final @Nullable StepRunner step;
  private final RunContent content;
  private final WorkerIdentity identity;
  private final Consumer<RunOutcome> lastWord;
  private boolean outOfMemory;

  private MissionExecutor(
      SweepRecipe recipe,
      MissionScript mission,
      EngineHost engine,
      @Nullable StepRunner step,
      Consumer<RunOutcome> lastWord) {
    this.recipe = recipe;
    this.study = Path.of(recipe.studyFolder());
    this.engine = engine;
    this.scripts = new RunScriptWriter(mission, engine.engine());
    this.spare = new SpareFolder(study.resolve(".skysweep"));
    this.store = new OutputStore(recipe.keepRaw(), spare);
    this.watchdog = new Watchdog(recipe.limits());
    this.step = step;
    this.content = new RunContent(recipe, engine.identity());
    this.identity = engine.identity().with(content.inputFiles());
    this.lastWord = lastWord;
  }

  static MissionExecutor open(SweepRecipe recipe, Consumer<RunOutcome> lastWord) {
    return open(recipe, lastWord, () -> EngineHost.start(recipe.engine()));
  }

  private static MissionExecutor open(
      SweepRecipe recipe, Consumer<RunOutcome> lastWord, Supplier<EngineHost> engine) {
    MissionScript mission = MissionScript.parse(recipe.mission(), Path.of(recipe.missionOrigin()));
    StepRunner step = recipe.postprocess() == null ? null : StepRunner.of(recipe.postprocess());
    return new MissionExecutor(recipe, mission, engine.get(), step, lastWord);
  }

  @Override
  public RunExecutor reopen(SweepRecipe next) {
    if (!next.engineKey().equals(recipe.engineKey())) {
      throw new EngineException("an engine that has run another mission is not taken for this one");
    }
    watchdog.close();
    return open(next, lastWord, () -> engine);
  }

  @Override
  public WorkerIdentity identity() {
    return identity;
  }

  @Override
  public RunOutcome execute(RunSpec run) {
    var clock = new RunClock();
    try {
      RunFolder folder = RunFolder.fresh(study, run.runId(), spare);
      RunScript script = scripts.scriptOf(run);
      Ended ended = runEngine(run, folder, folder.write(script.text()), clock);
      return conclude(run, folder, clock, script.outputs(), ended);
    } catch (OutputFormatException e) {
      return failed(run, clock, FailureKind.OUTPUT_UNREADABLE, e.getMessage());
    } catch (SweepException e) {
      return failed(run, clock, kindOf(e), e.getMessage());
    } catch (OutOfMemoryError e) {
      // a table is made in memory as a whole
      outOfMemory = true;
      String cause =
          "its outputs don't fit into the %d MB that a worker has for them: report fewer rows or columns, or write them into several outputs"
              .formatted(Runtime.getRuntime().maxMemory() >> 20);
      return failed(run, clock, FailureKind.OUTPUT_TOO_LARGE, cause);
    }
  }

  /// How the engine ended, and the verdict if the watchdog had to end it.
  private record Ended(EngineResult result, @Nullable Verdict verdict) {}

  private Ended runEngine(RunSpec run, RunFolder folder, Path script, RunClock clock) {
    GmatEngine gmat = engine.engine();
    try (var watch =
        watchdog.watch(
            folder.raw(),
            gmat::stop,
            verdict -> giveUp(failed(run, clock, verdict.kind(), verdict.message())))) {
      EngineResult result = gmat.run(script, folder.raw(), folder.log());
      return new Ended(result, watch.verdict());
    }
  }

  private RunOutcome conclude(
      RunSpec run, RunFolder folder, RunClock clock, List<OutputDeclaration> declared, Ended ended)
      throws OutputFormatException {
    Verdict verdict = ended.verdict();
    if (verdict != null) {
      if (verdict.kind() == FailureKind.OUTPUT_TOO_LARGE) {
        FileTree.deleteQuietly(folder.raw());
      }
      return failed(run, clock, verdict.kind(), verdict.message());
    }
    return switch (ended.result()) {
      case EngineResult.Completed completed -> {
        Stored stored = store.store(declared, folder, completed.log());
        // what lies in GMAT's own file only has no hash that a copy could be held against
        RunOutputs outputs =
            stored.inTables() ? stored.outputs().withContent(content.of(run)) : stored.outputs();
        yield followed(run, folder, clock, outputs);
      }
      case EngineResult.LoadFailed(var log) ->
          failed(run, clock, FailureKind.ENGINE_ERROR, words(log.errorText()));
      case EngineResult.RunFailed(var log) ->
          failed(run, clock, FailureKind.ENGINE_ERROR, words(log.errorText()));
      case EngineResult.Stopped _ ->
          failed(run, clock, FailureKind.CANCELLED, "the run was stopped");
    };
  }

  /// The outcome after the user's own step, if there is one.
  private RunOutcome followed(RunSpec run, RunFolder folder, RunClock clock, RunOutputs outputs) {
    if (step == null) {
      return new RunOutcome.Succeeded(run.runId(), clock.stop(), folder.logName(), outputs);
    }
    var files = StepFiles.watch(folder);
    try {
      step.run(run, folder.path());
    } catch (StepFailedException e) {
      RunOutcome failed = failed(run, clock, FailureKind.POSTPROCESS_FAILED, e.getMessage());
      if (e.stillRuns()) {
        giveUp(failed);
      }
      return failed;
    }
    RunOutputs all = outputs.with(Postprocess.ok(files.collect()));
    return new RunOutcome.Succeeded(run.runId(), clock.stop(), folder.logName(), all);
  }

  private static String words(String engineText) {
    return engineText.isEmpty()
        ? "GMAT ended the mission without saying why; see the run's gmat.log"
        : engineText;
  }

  @Override
  public RunOutcome check(RunSpec run) {
    var clock = new RunClock();
    Path folder = null;
    try {
      folder = Files.createTempDirectory("check-");
      Path script = folder.resolve("run.script");
      Files.writeString(script, scripts.scriptOf(run).text());
      EngineResult result = engine.engine().load(script, folder, folder.resolve("gmat.log"));
      return switch (result) {
        case EngineResult.Completed completed ->
            new RunOutcome.Succeeded(
                run.runId(),
                clock.stop(),
                null,
                new RunOutputs(Map.of(), Map.of(), Map.of(), completed.log().warnings()));
        case EngineResult.LoadFailed(var log) ->
            unchecked(run, clock, FailureKind.ENGINE_ERROR, words(log.errorText()));
        case EngineResult.RunFailed(var log) ->
            unchecked(run, clock, FailureKind.ENGINE_ERROR, words(log.errorText()));
        case EngineResult.Stopped _ ->
            unchecked(run, clock, FailureKind.CANCELLED, "the check was stopped");
      };
    } catch (SweepException e) {
      return unchecked(run, clock, kindOf(e), e.getMessage());
    } catch (IOException e) {
      return unchecked(run, clock, FailureKind.STORAGE_FAILED, e.toString());
    } finally {
      if (folder != null) {
        FileTree.deleteQuietly(folder);
      }
    }
  }

  @Override
  public boolean worn() {
    Long limit = recipe.limits().maxMemoryBytes();
    long most = limit == null ? MOST_RESIDENT_BYTES : Math.min(limit, MOST_RESIDENT_BYTES);
    return outOfMemory || !engine.engine().usable() || ProcessMemory.residentBytes() > most;
  }

  private void giveUp(RunOutcome outcome) {
    lastWord.accept(outcome);
    Runtime.getRuntime().halt(0);
  }

  private FailureKind kindOf(SweepException failure) {
    return switch (failure) {
      case StudyException _ -> FailureKind.INVALID_OVERRIDE;
      case StorageException _ -> FailureKind.STORAGE_FAILED;
      case EngineException _ ->
          engine.engine().usable() ? FailureKind.ENGINE_ERROR : FailureKind.ENGINE_CRASHED;
      default -> FailureKind.ENGINE_ERROR;
    };
  }

  private RunOutcome failed(RunSpec run, RunClock clock, FailureKind kind, @Nullable String cause) {
    return FailedRun.of(
        study, run.runId(), clock.stop(), kind, cause == null ? kind.toString() : cause);
  }

  private static RunOutcome unchecked(
      RunSpec run, RunClock clock, FailureKind kind, @Nullable String cause) {
    return new RunOutcome.Failed(
        run.runId(), clock.stop(), null, kind, cause == null ? kind.toString() : cause);
  }
}
