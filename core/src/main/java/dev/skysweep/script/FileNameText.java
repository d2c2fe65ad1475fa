package dev.skysweep.script;

import dev.skysweep.output.OutputKind;
import dev.skysweep.study.StudyException;
import java.util.Map;

/// Paths that GMAT takes as the name of an output.
final class FileNameText {
  /// Beyond these it takes every printable ASCII character, `%`, `;` and blanks included.
  private static final String REFUSED = "'\"{}[]";

  private FileNameText() {}

  /// @throws StudyException if GMAT would refuse the name or misread it
  static String checked(String output, String fileName) {
    int at = firstRefused(fileName);
    if (at >= 0) {
      throw new StudyException(
          "GMAT can't write the output %s to %s: it takes no '%s' in a path. Choose another folder."
              .formatted(output, fileName, fileName.charAt(at)));
    }
    return fileName;
  }

  /// The name of the file that GMAT will write: it gives an ephemeris without an ending one of its
  /// own choice, and a SPICE kernel its own ending in any case.
  static String asWritten(OutputKind kind, Map<String, String> settings, String fileName) {
    if (kind != OutputKind.EPHEMERIS) {
      return fileName;
    }
    int dot = fileName.lastIndexOf('.');
    boolean hasEnding = dot > fileName.lastIndexOf('/');
    if ("SPK".equals(settings.get("FileFormat"))) {
      return (hasEnding ? fileName.substring(0, dot) : fileName) + ".bsp";
    }
    return hasEnding ? fileName : fileName + ".txt";
  }

  /// Whether GMAT takes the path.
  static boolean isPossible(String fileName) {
    return firstRefused(fileName) < 0;
  }

  private static int firstRefused(String fileName) {
    for (int i = 0; i < fileName.length(); i++) {
      char c = fileName.charAt(i);
      if (c < ' ' || c > '~' || REFUSED.indexOf(c) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
