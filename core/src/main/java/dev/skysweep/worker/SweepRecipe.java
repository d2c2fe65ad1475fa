package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.EngineDriver;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.drivers.EngineDrivers;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.RunLimits;
import org.jspecify.annotations.Nullable;

/// What all runs of a sweep share; a worker is told it once.
///
/// @param studyFolder absolute path of the study folder, as the worker sees it, or the address of a
///   bucket, which the worker then writes to by itself
/// @param mission the mission script's text with its includes put in; carried in the recipe so that
///   no worker, however late it starts, sees a script that was edited since
/// @param missionOrigin where that script was read, for messages
/// @param engine which GMAT, and how it is driven
/// @param limits what one attempt may use
/// @param keepRaw whether GMAT's own text files stay beside the Parquet files
/// @param isolate whether every run gets a worker process of its own
/// @param postprocess what follows GMAT in every run; null for nothing
public record SweepRecipe(
    String studyFolder,
    String mission,
    String missionOrigin,
    EngineChoice engine,
    RunLimits limits,
    boolean keepRaw,
    boolean isolate,
    @Nullable PostprocessStep postprocess) {
  /// A recipe without post-processing.
  public SweepRecipe(
      String studyFolder,
      String mission,
      String missionOrigin,
      EngineChoice engine,
      RunLimits limits,
      boolean keepRaw,
      boolean isolate) {
    this(studyFolder, mission, missionOrigin, engine, limits, keepRaw, isolate, null);
  }

  /// The same for workers that find the study elsewhere.
  public SweepRecipe at(String folder) {
    return new SweepRecipe(
        folder, mission, missionOrigin, engine, limits, keepRaw, isolate, postprocess);
  }

  /// The same for sweeps that one engine can serve, one after the other: those of one mission. An
  /// engine that has run another mission may have kept something of it, and results must not depend
  /// on what a worker did before.
  public String engineKey() {
    return Sha256.of((engine + "\n" + mission).getBytes(UTF_8));
  }

  /// Which GMAT a worker starts.
  ///
  /// @param gmatRoot where GMAT is; null to look for it on the worker's machine
  /// @param driver how it is driven
  public record EngineChoice(@Nullable String gmatRoot, Driver driver) {}

  /// The ways to drive GMAT.
  public enum Driver {
    /// The native one where it works, else Python.
    AUTO,
    /// The engine's C++ library, called from Java.
    NATIVE,
    /// GMAT's own Python API in a child process.
    PYTHON,
    /// No engine: a run is the step after it alone, if there is one. For measuring everything else.
    NONE;

    /// The driver that this means for an installation on this machine.
    public EngineDriver on(GmatInstallation gmat) {
      return switch (this) {
        case NATIVE -> EngineDriver.NATIVE;
        case PYTHON -> EngineDriver.PYTHON;
        case AUTO, NONE -> EngineDrivers.choose(gmat);
      };
    }
  }
}
