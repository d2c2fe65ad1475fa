package dev.skysweep.sweep;

import dev.skysweep.study.RunLimits;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;

/// How the runs of a sweep are made; nothing here changes a result.
///
/// @param engine which GMAT, and how it is driven
/// @param limits what an attempt may use
/// @param keepRaw whether GMAT's own text files stay beside the Parquet files
/// @param isolate whether every run gets a worker process of its own
/// @param overwrite whether a sweep that is in the folder already may be removed
/// @param listener is told what happens
/// @param control ends the sweep early
public record SweepOptions(
    EngineChoice engine,
    RunLimits limits,
    boolean keepRaw,
    boolean isolate,
    boolean overwrite,
    SweepListener listener,
    SweepControl control) {

  public static SweepOptions defaults() {
    return new SweepOptions(
        new EngineChoice(null, Driver.AUTO),
        RunLimits.defaults(),
        false,
        false,
        false,
        SweepListener.NONE,
        new SweepControl());
  }

  public SweepOptions withLimits(RunLimits newLimits) {
    return new SweepOptions(engine, newLimits, keepRaw, isolate, overwrite, listener, control);
  }

  public SweepOptions withOverwrite(boolean newOverwrite) {
    return new SweepOptions(engine, limits, keepRaw, isolate, newOverwrite, listener, control);
  }
}
