package dev.skysweep.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// The checksum that ends each line of ours, `,"crc32c":"1a2b3c4d"}`: CRC-32C (Castagnoli) in eight
/// lower-case hexadecimal digits, over all bytes of the line before that member.
///
/// An entry's checksum begins with the eight digits of the header line's own CRC-32C, so a line
/// that strayed in from another sweep is found out too.
final class LineSeal {
  /// What a line's end says about it.
  enum Verdict {
    /// No seal: the line is not ours, or no longer whole.
    UNSEALED,
    WHOLE,
    BROKEN
  }

  static final LineSeal HEADER = new LineSeal(new byte[0]);

  private static final byte[] BEFORE = ascii(",\"crc32c\":\"");
  private static final byte[] AFTER = ascii("\"}");
  private static final byte[] HEXADECIMAL = ascii("0123456789abcdef");
  private static final int DIGITS = 8;
  private static final int LENGTH = BEFORE.length + DIGITS + AFTER.length;

  private final byte[] salt;

  private LineSeal(byte[] salt) {
    this.salt = salt;
  }

  /// The seal of entries that follow this header.
  ///
  /// @param headerLine without its line end
  static LineSeal after(byte[] headerLine) {
    return new LineSeal(digits(HEADER.crc(headerLine, 0, headerLine.length)));
  }

  /// What tells this seal from those of other sweeps: the checksum of the header line.
  String name() {
    return new String(salt, StandardCharsets.US_ASCII);
  }

  /// The object with its seal and a line feed.
  byte[] seal(byte[] object) {
    int open = object.length - 1;
    byte[] line = Arrays.copyOf(object, open + LENGTH + 1);
    System.arraycopy(BEFORE, 0, line, open, BEFORE.length);
    System.arraycopy(digits(crc(object, 0, open)), 0, line, open + BEFORE.length, DIGITS);
    System.arraycopy(AFTER, 0, line, open + BEFORE.length + DIGITS, AFTER.length);
    line[line.length - 1] = '\n';
    return line;
  }

  Verdict check(byte[] bytes, int start, int end) {
    int open = end - LENGTH;
    if (open <= start
        || !matches(BEFORE, bytes, open)
        || !matches(AFTER, bytes, end - AFTER.length)) {
      return Verdict.UNSEALED;
    }
    int crc = crc(bytes, start, open);
    return hasDigits(crc, bytes, open + BEFORE.length) ? Verdict.WHOLE : Verdict.BROKEN;
  }

  /// Where the whole line ends with which these bytes begin, or -1.
  int wholePrefix(byte[] bytes, int start, int end) {
    CRC32C crc = new CRC32C();
    crc.update(salt);
    int summed = start;
    for (int at = start + 1; at + LENGTH <= end; at++) {
      if (matches(BEFORE, bytes, at) && matches(AFTER, bytes, at + LENGTH - AFTER.length)) {
        crc.update(bytes, summed, at - summed);
        summed = at;
        if (hasDigits((int) crc.getValue(), bytes, at + BEFORE.length)) {
          return at + LENGTH;
        }
      }
    }
    return -1;
  }

  private int crc(byte[] bytes, int start, int end) {
    CRC32C crc = new CRC32C();
    crc.update(salt);
    crc.update(bytes, start, end - start);
    return (int) crc.getValue();
  }

  /// Whether the digits of a checksum stand there. Once for every line that is read, so without
  /// writing them.
  private static boolean hasDigits(int crc, byte[] bytes, int at) {
    for (int i = 0; i < DIGITS; i++) {
      int digit = (crc >>> (4 * (DIGITS - 1 - i))) & 0xf;
      if (bytes[at + i] != HEXADECIMAL[digit]) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(byte[] text, byte[] bytes, int at) {
    return Arrays.equals(text, 0, text.length, bytes, at, at + text.length);
  }

  private static byte[] digits(int crc) {
    return ascii(HexFormat.of().toHexDigits(crc));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
