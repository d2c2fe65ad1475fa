package dev.skysweep.fuzz;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Reports, as [OutputFuzz].
public final class ReportFuzz {
  private static final List<OutputDeclaration> DECLARED =
      List.of(
          OutputFuzz.declared(OutputKind.REPORT, "ReportFile", Map.of()),
          OutputFuzz.declared(
              OutputKind.REPORT, "ReportFile", Map.of("Delimiter", ",", "FixedWidth", "false")),
          OutputFuzz.declared(OutputKind.REPORT, "ReportFile", Map.of("WriteHeaders", "false")));

  private ReportFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    OutputFuzz.read(DECLARED, input);
  }
}
