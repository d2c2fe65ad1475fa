package dev.skysweep.script;

import dev.skysweep.output.OutputDeclaration;
import java.util.List;

/// The mission script of one run: a complete GMAT script in plain ASCII, which opens in GMAT
/// itself.
///
/// @param text the script
/// @param outputs what the run writes, with the file names and settings of this run
public record RunScript(String text, List<OutputDeclaration> outputs) {
  public RunScript {
    outputs = List.copyOf(outputs);
  }
}
