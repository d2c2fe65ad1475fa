package dev.skysweep.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Replaces stretches of a script and leaves every other character as it is.
final class ScriptEditor {
  private record Edit(int start, int end, String text) {}

  private final String text;
  private final String lineEnd;
  private final List<Edit> edits = new ArrayList<>();
  private boolean lastLineOpen;

  ScriptEditor(ScriptSource source) {
    this.text = source.text();
    this.lineEnd = source.lineEnd();
    this.lastLineOpen = !text.endsWith("\n") && !text.endsWith("\r");
  }

  /// The later of two replacements of the same stretch stands.
  void replace(int start, int end, String replacement) {
    edits.removeIf(edit -> edit.start() == start && edit.end() == end && end > start);
    edits.add(new Edit(start, end, replacement));
  }

  /// Adds a line of its own at an offset that is the start of a line or the end of the text.
  void insertLine(int offset, String line) {
    String before = "";
    if (offset == text.length() && lastLineOpen) {
      before = lineEnd;
      lastLineOpen = false;
    }
    edits.add(new Edit(offset, offset, before + line + lineEnd));
  }

  /// Takes a line out.
  void remove(LogicalLine line) {
    edits.add(new Edit(line.start(), line.end(), ""));
  }

  String result() {
    // Stable, so that insertions at one place keep their order.
    edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    StringBuilder out = new StringBuilder(text.length() + 256);
    int from = 0;
    for (Edit edit : edits) {
      out.append(text, from, edit.start()).append(edit.text());
      from = edit.end();
    }
    return out.append(text, from, text.length()).toString();
  }
}
