package dev.skysweep.fuzz;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Ephemerides, as [OutputFuzz].
public final class EphemerisFuzz {
  private static final List<OutputDeclaration> DECLARED =
      List.of(
          OutputFuzz.declared(
              OutputKind.EPHEMERIS, "EphemerisFile", Map.of("FileFormat", "CCSDS-OEM")),
          OutputFuzz.declared(
              OutputKind.EPHEMERIS, "EphemerisFile", Map.of("FileFormat", "STK-TimePosVel")));

  private EphemerisFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    OutputFuzz.read(DECLARED, input);
  }
}
