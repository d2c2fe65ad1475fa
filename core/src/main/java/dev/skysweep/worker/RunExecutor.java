package dev.skysweep.worker;

import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import java.util.function.Consumer;

/// Executes runs, one at a time, whatever the pool: this is what makes results equal everywhere.
interface RunExecutor {
  /// Starts the engine that the recipe asks for.
  ///
  /// @param lastWord is told the outcome of a run whose engine can't be stopped, just before the
  ///   process ends itself
  /// @throws dev.skysweep.SweepException if there is no such engine or it doesn't prove itself
  static RunExecutor open(SweepRecipe recipe, Consumer<RunOutcome> lastWord) {
    return switch (recipe.engine().driver()) {
      case NONE -> NoRunExecutor.open(recipe, lastWord);
      case AUTO, NATIVE, PYTHON -> Publication.of(recipe, lastWord);
    };
  }

  /// The same engine for another sweep; this executor is of no more use.
  ///
  /// @throws dev.skysweep.SweepException if the other sweep needs an engine of its own
  RunExecutor reopen(SweepRecipe recipe);

  WorkerIdentity identity();

  /// Makes a run and stores its outputs in its folder. Never throws for what the run does.
  RunOutcome execute(RunSpec run);

  /// Loads the run's script without running it; nothing is left in the study folder.
  RunOutcome check(RunSpec run);

  /// Whether the process should be replaced before the next run.
  boolean worn();
}
