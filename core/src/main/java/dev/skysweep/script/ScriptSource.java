package dev.skysweep.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A script in the form that GMAT takes anywhere: includes written out, nothing outside ASCII. All
/// edits of runs are made to this text.
final class ScriptSource {
  private final String text;
  private final List<LogicalLine> lines;
  private final TreeMap<Integer, Place> places;

  ScriptSource(String text, Map<Integer, Place> places) {
    this.text = text;
    this.lines = LogicalLine.of(text);
    this.places = new TreeMap<>(places);
  }

  String text() {
    return text;
  }

  List<LogicalLine> lines() {
    return lines;
  }

  /// Where the author wrote this line.
  Place place(LogicalLine line) {
    return places.floorEntry(line.start()).getValue();
  }

  /// The line end that the script uses first.
  String lineEnd() {
    int at = 0;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    if (at == text.length()) {
      return "\n";
    }
    return text.startsWith("\r\n", at) ? "\r\n" : text.substring(at, at + 1);
  }

  static ScriptSource of(String text, Path origin) {
    return new SourceBuilder(origin).build(text);
  }
}
