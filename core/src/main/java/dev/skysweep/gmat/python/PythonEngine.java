package dev.skysweep.gmat.python;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.EngineLog;
import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.ScriptPlace;
import dev.skysweep.gmat.StartupFile;
import dev.skysweep.json.Json;
import dev.skysweep.study.Value;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// GMAT in a child process, spoken to by a line of JSON for each call. The child ends when this
/// process does.
public final class PythonEngine implements GmatEngine {
  private final PythonChild child;
  private final KernelMode kernels;
  private final ScriptPlace scripts;
  private volatile boolean running;
  private volatile boolean stopRequested;
  private Path log;

  private PythonEngine(PythonChild child, KernelMode kernels, ScriptPlace scripts, Path log) {
    this.child = child;
    this.kernels = kernels;
    this.scripts = scripts;
    this.log = log;
  }

  /// Starts GMAT.
  ///
  /// @param folder the engine's own: its startup file, its logs, and outputs that name no folder
  /// @param wanted what to do about text kernels; kept ones need the native driver
  /// @param machine where a Python is looked for
  /// @throws EngineException if there is no Python for this installation, or GMAT does not start
  public static PythonEngine open(
      GmatInstallation installation, Path folder, KernelMode wanted, Machine machine) {
    PythonModule module = PythonModule.of(installation);
    Path python = PythonChoice.of(module, installation, machine);
    KernelMode kernels = wanted == KernelMode.KEPT ? KernelMode.COMMENT_FREE : wanted;
    installation.startupFile().write(folder, kernels);
    PythonChild child = PythonChild.start(python, module, folder);
    PythonEngine engine =
        new PythonEngine(child, kernels, new ScriptPlace(folder), folder.resolve(StartupFile.LOG));
    try {
      engine.answer(child.next());
    } catch (EngineException e) {
      child.kill();
      throw new EngineException(
          ("GMAT did not start: " + e.getMessage() + " " + EngineLog.read(engine.log).errorText())
              .strip(),
          e);
    }
    return engine;
  }

  @Override
  public EngineResult load(Path script, Path outputFolder, Path log) {
    return during(() -> loadScript(script, outputFolder, log));
  }

  @Override
  public EngineResult run(Path script, Path outputFolder, Path log) {
    return during(() ->
        switch (loadScript(script, outputFolder, log)) {
          case EngineResult.Completed _ -> runScript();
          case EngineResult other -> other;
        });
  }

  @Override
  public EngineResult runLoaded() {
    return during(this::runScript);
  }

  private interface Work {
    EngineResult run();
  }

  private EngineResult during(Work work) {
    stopRequested = false;
    running = true;
    try {
      return work.run();
    } catch (EngineException e) {
      if (stopRequested && !child.alive()) {
        return new EngineResult.Stopped(EngineLog.read(log));
      }
      throw e;
    } finally {
      running = false;
    }
  }

  private EngineResult loadScript(Path script, Path outputFolder, Path newLog) {
    log = newLog.toAbsolutePath();
    EngineLog.clear(log);
    boolean loaded =
        call(Map.of(
                "do",
                "load",
                "script",
                scripts.with(script),
                "output",
                outputFolder.toAbsolutePath() + "/",
                "log",
                log.toString()))
            .asBoolean();
    EngineLog findings = EngineLog.read(log);
    return loaded ? new EngineResult.Completed(findings) : new EngineResult.LoadFailed(findings);
  }

  private EngineResult runScript() {
    boolean ran = call(Map.of("do", "run")).asBoolean();
    return EngineResult.ofRun(ran, stopRequested, EngineLog.read(log));
  }

  @Override
  public String field(String resource, String field) {
    return call(Map.of("do", "get", "resource", resource, "field", field)).asString();
  }

  @Override
  public void setField(String resource, String field, Value value) {
    Object plain =
        switch (value) {
          case Value.Real(double number) -> number;
          case Value.Whole(long number) -> number;
          case Value.Flag(boolean flag) -> flag;
          case Value.Text(String text) -> text;
          case Value.Items _ -> throw EngineException.listRefused(resource, field);
        };
    call(Map.of("do", "set", "resource", resource, "field", field, "value", plain));
  }

  private JsonNode call(Map<String, Object> request) {
    return answer(child.ask(Json.mapper().writeValueAsString(request)));
  }

  private JsonNode answer(String line) {
    JsonNode reply = Json.mapper().readTree(line);
    if (reply.has("error")) {
      throw new EngineException(reply.get("error").asString().strip());
    }
    return reply.get("answer");
  }

  /// Python can't be interrupted while GMAT runs, so this ends the child.
  @Override
  public void stop() {
    if (running) {
      stopRequested = true;
      child.kill();
    }
  }

  @Override
  public boolean usable() {
    return child.alive();
  }

  @Override
  public EngineDriver driver() {
    return EngineDriver.PYTHON;
  }

  @Override
  public KernelMode kernels() {
    return kernels;
  }

  @Override
  public void close() {
    child.close();
  }
}
