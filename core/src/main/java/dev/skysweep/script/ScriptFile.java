package dev.skysweep.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a script or an included file, and says plainly why one can't be read.
final class ScriptFile {
  private ScriptFile() {}

  static String read(Path file) {
    if (!Files.exists(file)) {
      throw new ScriptException(file, "no such file");
    }
    if (Files.isDirectory(file)) {
      throw new ScriptException(file, "is a folder, not a mission script");
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ScriptException(file, "can't be read: " + e);
    }
    return decode(bytes);
  }

  /// A script that is not UTF-8 is taken as Latin-1: both agree on all that GMAT allows, and the
  /// rest can only stand in comments.
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /// Without byte order marks, which GMAT refuses.
  ///
  /// @throws ScriptException if the text is empty or holds what no script holds
  static String checked(String text, Path file) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\uFEFF') {
      start++;
    }
    String script = text.substring(start);
    if (script.isBlank()) {
      throw new ScriptException(file, "is empty");
    }
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new ScriptException(
            file,
            lineOf(script, i),
            "holds the control character 0x%02X; is it a plain text file in UTF-8 or ASCII?"
                .formatted((int) c));
      }
    }
    return script;
  }

  private static int lineOf(String text, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      boolean pair = text.charAt(i) == '\r' && text.charAt(i + 1) == '\n';
      if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !pair)) {
        line++;
      }
    }
    return line;
  }
}
