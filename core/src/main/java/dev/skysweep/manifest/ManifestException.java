package dev.skysweep.manifest;

import dev.skysweep.SweepException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The manifest of a study folder can't be used as it stands. Names the file, the line if one is to
/// blame, and the cure.
public final class ManifestException extends SweepException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;
  private final long line;

  ManifestException(Path path, String problem) {
    super(shown(path) + ": " + problem);
    this.path = path;
    this.line = 0;
  }

  ManifestException(Path path, long line, String problem) {
    super(shown(path) + " line " + line + ": " + problem);
    this.path = path;
    this.line = line;
  }

  static ManifestException missing(Path path) {
    return new ManifestException(
        path, "there is no manifest: name the folder that a sweep was given as --out");
  }

  /// The copy of a study in a bucket, or of an archive, lies where nobody looks for it.
  private static String shown(Path path) {
    Path folder = path.endsWith("manifest.jsonl") ? path.resolveSibling(".").normalize() : path;
    String place = new StudyFolder(folder).place();
    return place.equals(new StudyFolder(folder).root().toString()) ? path.toString() : place;
  }

  public Path path() {
    return path;
  }

  /// The line to blame, from 1; empty if the fault is not in one line.
  public OptionalLong line() {
    return line == 0 ? OptionalLong.empty() : OptionalLong.of(line);
  }
}
