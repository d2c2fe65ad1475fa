package dev.skysweep.yaml;

/// Where something stands in a YAML file; printed as editors and terminals understand it.
///
/// @param file as the user named it
/// @param line from 1
/// @param column from 1
public record YamlPlace(String file, int line, int column) implements Comparable<YamlPlace> {
  @Override
  public int compareTo(YamlPlace other) {
    return line == other.line
        ? Integer.compare(column, other.column)
        : Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
