package dev.skysweep.output;

import java.util.List;
import java.util.Map;

/// A resource of the mission script that writes a file.
///
/// @param kind what it writes
/// @param type GMAT's type, e.g. `ReportFile`
/// @param name the resource's name
/// @param fileName as the script gives it, or GMAT's default where it gives none
/// @param settings the resource's other scalar fields as the script assigns them, unquoted, e.g.
///   `WriteHeaders` to `false`, `Delimiter`, `FileFormat`
/// @param columns the parameters of its `Add` list in order; empty for resources without one
/// @param line where the resource is created, from 1
public record OutputDeclaration(
    OutputKind kind,
    String type,
    String name,
    String fileName,
    Map<String, String> settings,
    List<String> columns,
    int line) {
  public OutputDeclaration {
    settings = Map.copyOf(settings);
    columns = List.copyOf(columns);
  }

  /// `report__RF`: how the manifest and the Parquet file call this output.
  public String key() {
    return kind.key() + "__" + name;
  }
}
