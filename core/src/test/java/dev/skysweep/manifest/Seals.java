package dev.skysweep.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Takes the checksums off a manifest's lines, and puts right ones on: what is behind them is not
/// seen by who only damages lines.
public final class Seals {
  private static final Pattern SEAL = Pattern.compile(",\"crc32c\":\"[0-9a-f]{8}\"}(?=\n)");

  private Seals() {}

  public static byte[] without(byte[] manifest) {
    return SEAL.matcher(new String(manifest, UTF_8)).replaceAll("}").getBytes(UTF_8);
  }

  /// @param manifest of lines that may be anything
  public static byte[] with(byte[] manifest) {
    var sealed = new ByteArrayOutputStream();
    LineSeal seal = LineSeal.HEADER;
    int start = 0;
    for (int end = 0; end < manifest.length; end++) {
      if (manifest[end] == '\n' && end > start) {
        byte[] line = seal.seal(Arrays.copyOfRange(manifest, start, end));
        sealed.writeBytes(line);
        if (start == 0) {
          seal = LineSeal.after(Arrays.copyOf(line, line.length - 1));
        }
        start = end + 1;
      }
    }
    return sealed.toByteArray();
  }
}
