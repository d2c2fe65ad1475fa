package dev.skysweep.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what an EphemerisFile wrote: CCSDS-OEM and STK-TimePosVel or -TimePos. SPK and Code-500
/// are binary and stay files.
final class EphemerisReader {
  private EphemerisReader() {}

  static ReadOutput read(OutputDeclaration declaration, Path raw, boolean complete)
      throws IOException, OutputFormatException {
    String name = declaration.name();
    String format = declaration.settings().getOrDefault("FileFormat", "CCSDS-OEM");
    if (!format.startsWith("CCSDS") && !format.startsWith("STK")) {
      return ReadOutput.keptRaw("%s: a %s file is kept as it is".formatted(name, format));
    }
    List<String> notes = new ArrayList<>();
    try (RawLines lines = new RawLines(raw, complete)) {
      @Nullable ReadOutput states =
          format.startsWith("STK")
              ? StkEphemeris.read(lines, declaration.settings().getOrDefault("Spacecraft", ""))
              : OemEphemeris.read(lines);
      if (lines.wasCut()) {
        notes.add(name + ": the last line is not complete and left out");
      }
      if (states == null) {
        return ReadOutput.keptRaw(name + ": the ephemeris has no points");
      }
      return states.withNotes(notes);
    }
  }
}
