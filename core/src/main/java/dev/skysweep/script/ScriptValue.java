package dev.skysweep.script;

import dev.skysweep.study.Value;

/// What the right side of an assignment stands for.
final class ScriptValue {
  private ScriptValue() {}

  /// A number if it reads as one, else the text without its quotes.
  static Value of(String text) {
    String plain = StatementParser.unquoted(text.strip());
    try {
      return Value.of(Double.parseDouble(plain));
    } catch (NumberFormatException _) {
      return Value.of(plain);
    }
  }
}
