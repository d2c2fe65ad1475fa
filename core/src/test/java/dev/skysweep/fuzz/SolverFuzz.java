package dev.skysweep.fuzz;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Iteration histories of solvers, as [OutputFuzz].
public final class SolverFuzz {
  private static final List<OutputDeclaration> DECLARED =
      List.of(
          OutputFuzz.declared(OutputKind.SOLVER, "DifferentialCorrector", Map.of()),
          OutputFuzz.declared(OutputKind.SOLVER, "Yukon", Map.of()));

  private SolverFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    OutputFuzz.read(DECLARED, input);
  }
}
