package dev.skysweep.manifest;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a repair did.
///
/// @param kept entries in the manifest now
/// @param findings what was wrong, in the order of the file; empty if nothing was, and nothing done
/// @param backup the file as it was before; null if nothing was done
public record RepairReport(long kept, List<Finding> findings, @Nullable Path backup) {
  /// A damaged line.
  ///
  /// @param line from 1
  /// @param problem what is wrong with it
  /// @param saved entries found whole within it
  public record Finding(long line, String problem, int saved) {
    @Override
    public String toString() {
      String fate =
          switch (saved) {
            case 0 -> "dropped";
            case 1 -> "one whole entry in it saved";
            default -> saved + " whole entries in it saved";
          };
      return "line " + line + " " + problem + ": " + fate;
    }
  }

  public RepairReport {
    findings = List.copyOf(findings);
  }
}
