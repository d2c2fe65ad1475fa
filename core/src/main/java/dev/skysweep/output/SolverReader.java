package dev.skysweep.output;

import java.io.IOException;
import java.nio.file.Path;

/// Reads the log of a solver. GMAT starts the file anew for every Target or Optimize, so it tells
/// of the solver's last one only. Logs of solvers other than the DifferentialCorrector are kept as
/// they are.
final class SolverReader {
  private static final String DIFFERENTIAL_CORRECTOR = "DifferentialCorrector";

  private SolverReader() {}

  static ReadOutput read(OutputDeclaration declaration, Path raw, boolean complete)
      throws IOException, OutputFormatException {
    if (!declaration.type().equals(DIFFERENTIAL_CORRECTOR)) {
      return ReadOutput.keptRaw(
          "%s: the log of a %s is kept as it is".formatted(declaration.name(), declaration.type()));
    }
    try (RawLines lines = new RawLines(raw, complete)) {
      return new DifferentialCorrectorLog(declaration).read(lines);
    }
  }
}
