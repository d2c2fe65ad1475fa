package dev.skysweep.manifest;

import dev.skysweep.json.Json;
import dev.skysweep.study.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A manifest for a folder elsewhere: its lines byte for byte, but for those that name files by
/// paths that would not hold there.
public final class ManifestCopy {
  private ManifestCopy() {}

  /// Where a file of a run will be.
  @FunctionalInterface
  public interface NewPlace {
    /// The file's path there.
    ///
    /// @param recorded the path as the entry has it
    /// @return relative to the folder, with `/`; the same if it may stay as it is
    String of(int runId, String recorded);
  }

  /// Writes every line that the manifest had when it was opened.
  ///
  /// @throws IOException if `out` fails
  public static void write(Manifest manifest, NewPlace place, OutputStream out) throws IOException {
    ManifestScan scan = manifest.scan();
    out.write(scan.headerLineWithFeed());
    try (LineReader lines =
        new LineReader(manifest.file(), scan.entries, scan.wholeBytes(), LineReader.LONGEST_LINE)) {
      while (lines.next()) {
        ManifestEntry entry =
            EntryDecoder.parse(lines.bytes(), lines.start(), lines.end(), scan.seal);
        ManifestEntry moved = moved(entry, place);
        if (moved.equals(entry)) {
          out.write(lines.bytes(), lines.start(), lines.end() - lines.start());
          out.write('\n');
        } else if (entry.record() != null) {
          out.write(EntryEncoder.write(moved, scan.seal));
        } else {
          out.write(ofReference(lines, moved));
        }
      }
    } catch (MalformedLine e) {
      throw new ManifestException(manifest.file(), "changed while it was read: a line " + e.why());
    }
  }

  /// The reference's line, with other members that we don't know left as they are.
  private static byte[] ofReference(LineReader lines, ManifestEntry moved) {
    ObjectNode line =
        (ObjectNode)
            Json.mapper().readTree(lines.bytes(), lines.start(), lines.end() - lines.start());
    paths(line, "output_paths", moved.outputs().tables());
    paths(line, "solver_paths", moved.outputs().solvers());
    paths(line, "extra_outputs", moved.outputs().postprocess().files());
    if (line.has("log_path")) {
      line.put("log_path", moved.logPath());
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void paths(ObjectNode line, String name, Map<String, OutputFile> files) {
    if (line.has(name)) {
      ObjectNode paths = line.putObject(name);
      files.forEach((key, file) -> paths.put(key, file.path()));
    }
  }

  private static ManifestEntry moved(ManifestEntry entry, NewPlace place) {
    int run = entry.runId();
    String log = entry.logPath();
    return new ManifestEntry(
        run,
        entry.status(),
        entry.overrides(),
        entry.context(),
        entry.timing(),
        log == null ? null : place.of(run, log),
        entry.message(),
        entry.outputs().moved(path -> place.of(run, path)),
        entry.record());
  }
}
