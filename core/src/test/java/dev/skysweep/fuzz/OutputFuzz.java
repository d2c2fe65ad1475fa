package dev.skysweep.fuzz;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputFormatException;
import dev.skysweep.output.OutputKind;
import dev.skysweep.output.OutputReader;
import dev.skysweep.output.ReadOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What GMAT writes: the first byte says what the rest claims to be.
public final class OutputFuzz {
  static final List<OutputDeclaration> DECLARED =
      List.of(
          declared(OutputKind.REPORT, "ReportFile", Map.of()),
          declared(
              OutputKind.REPORT, "ReportFile", Map.of("Delimiter", ",", "FixedWidth", "false")),
          declared(OutputKind.REPORT, "ReportFile", Map.of("WriteHeaders", "false")),
          declared(OutputKind.EPHEMERIS, "EphemerisFile", Map.of("FileFormat", "CCSDS-OEM")),
          declared(OutputKind.EPHEMERIS, "EphemerisFile", Map.of("FileFormat", "STK-TimePosVel")),
          declared(OutputKind.CONTACT, "ContactLocator", Map.of()),
          declared(
              OutputKind.CONTACT, "ContactLocator", Map.of("ReportFormat", "ContactRangeReport")),
          declared(OutputKind.ECLIPSE, "EclipseLocator", Map.of()),
          declared(OutputKind.SOLVER, "DifferentialCorrector", Map.of()),
          declared(OutputKind.SOLVER, "Yukon", Map.of()));

  private static final Path FILE =
      Path.of(System.getProperty("java.io.tmpdir"), "input-" + ProcessHandle.current().pid());

  private OutputFuzz() {}

  private static OutputDeclaration declared(
      OutputKind kind, String type, Map<String, String> settings) {
    List<String> columns =
        kind == OutputKind.REPORT ? List.of("Sat.UTCGregorian", "Sat.X", "Sat.Y") : List.of();
    return new OutputDeclaration(kind, type, "RF", "RF.txt", settings, columns, 1);
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Files.write(FILE, Arrays.copyOfRange(input, 1, input.length));
    try {
      ReadOutput read =
          OutputReader.read(DECLARED.get((input[0] & 0x7F) % DECLARED.size()), FILE, input[0] >= 0);
      if (read.table() != null) {
        var _ = read.table().rowCount();
      }
    } catch (OutputFormatException e) {
      // a refusal, which names the file
    }
  }
}
