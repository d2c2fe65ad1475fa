package dev.skysweep.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads what the resources of a mission wrote, each in the format that its declaration tells.
public final class OutputReader {
  private OutputReader() {}

  /// Reads one file. Formats that have no columns are not read, and said so in the notes.
  ///
  /// @param raw the file as GMAT left it
  /// @param complete false if the run ended early: a last line without its end is then left out
  /// @throws OutputFormatException if the file is not what the declaration says
  /// @throws IOException if the file can't be read
  public static ReadOutput read(OutputDeclaration declaration, Path raw, boolean complete)
      throws OutputFormatException, IOException {
    if (Files.notExists(raw)) {
      return ReadOutput.keptRaw(declaration.name() + ": GMAT wrote no file");
    }
    return switch (declaration.kind()) {
      case REPORT -> new ReportReader(declaration, raw, complete).read();
      case EPHEMERIS, CONTACT, ECLIPSE, SOLVER ->
          ReadOutput.keptRaw(declaration.name() + ": kept as GMAT wrote it");
    };
  }
}
