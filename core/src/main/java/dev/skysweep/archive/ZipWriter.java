package dev.skysweep.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip of the same bytes for the same members: fixed times, fixed compression. Members are
/// streamed through; the list of their hashes, as `sha256sum` writes and checks it, comes last.
final class ZipWriter {
  static final String HASHES = "SHA256SUMS";

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int LEVEL = 6;

  private final ZipOutputStream zip;
  private final List<String> hashes = new ArrayList<>();

  ZipWriter(OutputStream out) {
    zip = new ZipOutputStream(out, UTF_8);
    zip.setLevel(LEVEL);
  }

  /// @throws ArchiveException if its bytes are not what the manifest says
  void add(Member member) throws IOException {
    begin(member.name());
    MessageDigest digest = digest();
    var kept = new DigestOutputStream(new Open(zip), digest);
    member.content().writeTo(kept);
    kept.flush();
    zip.closeEntry();
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (!member.sha256().isEmpty() && !member.sha256().equals(sha256)) {
      throw new ArchiveException(
          "%s is not the file that the manifest names: it was changed or damaged; make its run again with `skysweep replay` to compare"
              .formatted(member.name()));
    }
    hashes.add(sha256 + "  " + member.name());
  }

  /// Writes the list.
  void finish() throws IOException {
    begin(HASHES);
    zip.write((String.join("\n", hashes) + "\n").getBytes(UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /// Closing it leaves the zip open.
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
