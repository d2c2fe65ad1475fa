package dev.skysweep.fuzz;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Contacts and eclipses, as [OutputFuzz].
public final class ContactFuzz {
  private static final List<OutputDeclaration> DECLARED =
      List.of(
          OutputFuzz.declared(OutputKind.CONTACT, "ContactLocator", Map.of()),
          OutputFuzz.declared(
              OutputKind.CONTACT, "ContactLocator", Map.of("ReportFormat", "ContactRangeReport")),
          OutputFuzz.declared(OutputKind.ECLIPSE, "EclipseLocator", Map.of()));

  private ContactFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    OutputFuzz.read(DECLARED, input);
  }
}
