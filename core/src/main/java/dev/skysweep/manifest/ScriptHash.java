package dev.skysweep.manifest;

import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What tells one mission script from another: SHA-256 of its text, whatever the line ends, without
/// byte-order marks, with one line feed at the end. The same as the reference's.
public final class ScriptHash {
  private ScriptHash() {}

  /// In lower-case hexadecimal digits.
  ///
  /// @throws StudyException if the script is not UTF-8
  /// @throws StorageException if it can't be read
  public static String of(Path script) {
    try {
      return of(script, Files.readAllBytes(script));
    } catch (IOException e) {
      throw StorageException.reading(script, e);
    }
  }

  static String of(Path script, byte[] bytes) {
    return of(decode(script, bytes));
  }

  /// As [#of(Path)], of a script's text.
  public static String of(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\uFEFF') {
      start++;
    }
    String unix = text.substring(start).replace("\r\n", "\n").replace('\r', '\n');
    int end = unix.length();
    while (end > 0 && unix.charAt(end - 1) == '\n') {
      end--;
    }
    return Sha256.of((unix.substring(0, end) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(Path script, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      long line = out.flip().chars().filter(c -> c == '\n').count() + 1;
      throw new StudyException(
          "%s line %d: a byte that is not UTF-8 (0x%02X); save the script as UTF-8"
              .formatted(script, line, bytes[in.position()] & 0xFF));
    }
    return out.flip().toString();
  }
}
