package dev.skysweep.output;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads what the resources of a mission wrote, each in the format that its declaration tells.
public final class OutputReader {
  private OutputReader() {}

  /// Reads one file. Formats that have no columns are not read, nor are files that GMAT did not
  /// write; the notes say so.
  ///
  /// @param raw the file as GMAT left it
  /// @param complete false if the run ended early: a last line without its end is then left out
  /// @throws OutputFormatException if the file is not what the declaration says
  /// @throws IOException if the file can't be read
  public static ReadOutput read(OutputDeclaration declaration, Path raw, boolean complete)
      throws OutputFormatException, IOException {
    try {
      return readExisting(declaration, raw, complete);
    } catch (NoSuchFileException e) {
      return ReadOutput.keptRaw(declaration.name() + ": GMAT wrote no file");
    }
  }

  private static ReadOutput readExisting(OutputDeclaration declaration, Path raw, boolean complete)
      throws OutputFormatException, IOException {
    return switch (declaration.kind()) {
      case REPORT -> new ReportReader(declaration, raw, complete).read();
      case EPHEMERIS -> EphemerisReader.read(declaration, raw, complete);
      case CONTACT -> ContactReader.read(declaration, raw, complete);
      case ECLIPSE -> EclipseReader.read(declaration, raw, complete);
      case SOLVER -> SolverReader.read(declaration, raw, complete);
    };
  }
}
