package dev.skysweep.gmat.nativedriver;

import static java.util.stream.Collectors.toSet;

import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.EngineLog;
import dev.skysweep.gmat.EngineResult;
import dev.skysweep.gmat.GmatEngine;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.KernelMode;
import dev.skysweep.gmat.ScriptPlace;
import dev.skysweep.gmat.StartupFile;
import dev.skysweep.gmat.TextKernels;
import dev.skysweep.study.Value;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// GMAT in this process. End a process that had one with `Runtime.halt`: GMAT's static destructors
/// are not made to run beside a JVM.
public final class NativeEngine implements GmatEngine {
  private enum Phase {
    IDLE,
    LOADING,
    RUNNING
  }

  private final GmatApi gmat;
  private final EngineThread thread;
  private final KernelMode kernels;
  private final ScriptPlace scripts;
  private volatile Phase phase = Phase.IDLE;
  private volatile boolean stopRequested;
  private Path log;

  private NativeEngine(
      GmatApi gmat, EngineThread thread, KernelMode kernels, ScriptPlace scripts, Path log) {
    this.gmat = gmat;
    this.thread = thread;
    this.kernels = kernels;
    this.scripts = scripts;
    this.log = log;
  }

  /// Whether this platform is one the driver is made for.
  public static boolean supportsPlatform() {
    String architecture = System.getProperty("os.arch", "");
    return System.getProperty("os.name", "").equals("Linux")
        && (architecture.equals("amd64") || architecture.equals("x86_64"))
        && Foreign.hasLibc("dlmopen");
  }

  /// Starts GMAT.
  ///
  /// @param folder the engine's own: its startup file, its log, and outputs that name no folder
  /// @param wanted what to do about text kernels; see [#kernels()] for what was done
  /// @throws EngineException if this build can't be driven so, or does not start
  public static NativeEngine open(GmatInstallation installation, Path folder, KernelMode wanted) {
    Path file =
        installation
            .baseLibrary()
            .orElseThrow(() ->
                new EngineException(
                    installation.root() + " has no libGmatBase for the native driver"));
    Path log = folder.resolve(StartupFile.LOG);
    NativeLibrary library = NativeLibrary.open(file);
    StartupFile startup = installation.startupFile();
    KernelMode kernels = wanted;
    LibraryCalls calls = LibraryCalls.of(library);
    if (wanted == KernelMode.KEPT && !KernelKeeper.install(calls, textKernels(startup))) {
      kernels = KernelMode.COMMENT_FREE;
    }
    startup.write(folder, kernels);
    EngineThread thread = new EngineThread();
    GmatApi gmat = bind(library, thread);
    boolean ready =
        thread.call(() -> {
          gmat.enterThread();
          return gmat.setup(folder.toString(), StartupFile.NAME);
        });
    if (!ready) {
      throw new EngineException(
          "GMAT did not start: " + EngineLog.read(log).errorText() + " (log: " + log + ")");
    }
    NativeEngine engine = new NativeEngine(gmat, thread, kernels, new ScriptPlace(folder), log);
    ScriptSeeks.shorten(calls, () -> engine.phase == Phase.LOADING);
    return engine;
  }

  private static Set<String> textKernels(StartupFile startup) {
    return TextKernels.of(startup).values().stream().map(Path::toString).collect(toSet());
  }

  private static GmatApi bind(NativeLibrary library, EngineThread thread) {
    try {
      CxxString strings = new CxxString(library);
      GmatApi gmat = new GmatApi(library, strings);
      CxxExceptions.handle(library, strings, thread::abandon);
      return gmat;
    } catch (MissingSymbolException e) {
      throw new EngineException(
          String.format(
              Locale.ROOT,
              "%s can't be driven natively (%s): use --engine-driver python",
              library.file(),
              e.getMessage()),
          e);
    }
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

  private EngineResult during(Supplier<EngineResult> work) {
    stopRequested = false;
    phase = Phase.LOADING;
    try {
      return thread.call(work);
    } finally {
      phase = Phase.IDLE;
    }
  }

  private EngineResult loadScript(Path script, Path outputFolder, Path newLog) {
    log = newLog.toAbsolutePath();
    EngineLog.clear(log);
    gmat.setLogFile(log.toString());
    gmat.setOutputFolder(outputFolder.toAbsolutePath().toString());
    boolean loaded = gmat.loadScript(scripts.with(script));
    EngineLog findings = EngineLog.read(log);
    return loaded ? new EngineResult.Completed(findings) : new EngineResult.LoadFailed(findings);
  }

  private EngineResult runScript() {
    phase = Phase.RUNNING;
    boolean ran = !stopRequested && gmat.runScript();
    return EngineResult.ofRun(ran, stopRequested, EngineLog.read(log));
  }

  @Override
  public String field(String resource, String field) {
    return thread.call(() -> gmat.field(object(resource), field));
  }

  @Override
  public void setField(String resource, String field, Value value) {
    if (value instanceof Value.Items) {
      throw EngineException.listRefused(resource, field);
    }
    thread.call(() -> {
      gmat.setField(object(resource), field, value);
      return true;
    });
  }

  private MemorySegment object(String resource) {
    return gmat.object(resource)
        .orElseThrow(() -> new EngineException("the script has no resource '" + resource + "'"));
  }

  @Override
  public void stop() {
    if (phase == Phase.IDLE) {
      return;
    }
    stopRequested = true;
    if (phase == Phase.RUNNING) {
      gmat.enterThread();
      gmat.stop();
    }
  }

  @Override
  public boolean usable() {
    return thread.alive();
  }

  @Override
  public EngineDriver driver() {
    return EngineDriver.NATIVE;
  }

  @Override
  public KernelMode kernels() {
    return kernels;
  }

  @Override
  public void close() {
    thread.close();
  }
}
