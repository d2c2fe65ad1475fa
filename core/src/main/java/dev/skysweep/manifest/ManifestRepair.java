package dev.skysweep.manifest;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.RepairReport.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Saves what is whole of a damaged manifest: every good line as it stands, and entries that stand
/// whole within a bad line, such as one that the reference appended to a torn one. Runs whose lines
/// are lost are missing afterwards, so a resume makes them again.
public final class ManifestRepair {
  /// Of a line in which nothing is whole, so that a hostile one does not take for ever.
  private static final long MOST_BYTES_TRIED = 1L << 30;

  private final Path file;
  private final Path headerCopy;
  private final List<Finding> findings = new ArrayList<>();
  private long kept;

  private ManifestRepair(StudyFolder folder) {
    this.file = folder.manifest();
    this.headerCopy = folder.headerCopy();
  }

  /// Repairs the manifest of a study folder, if it needs it. The old file stays beside it.
  ///
  /// @param lock held on the study folder
  /// @throws ManifestException if there is no manifest, or its header is damaged and there is no
  ///   whole copy of it
  /// @throws StorageException if the manifest can't be read or written
  public static RepairReport repair(StudyLock lock) {
    return new ManifestRepair(lock.folder()).repair();
  }

  private RepairReport repair() {
    if (!Files.exists(file)) {
      throw ManifestException.missing(file);
    }
    Path backup = freeBackup();
    try {
      AtomicFile.write(backup, out -> Files.copy(file, out));
      // From the backup, so that what is read can't change.
      AtomicFile.write(file, out -> rewrite(backup, out));
      if (findings.isEmpty()) {
        Files.delete(backup);
        return new RepairReport(kept, findings, null);
      }
    } catch (IOException e) {
      throw StorageException.writing(backup, e);
    }
    return new RepairReport(kept, findings, backup);
  }

  private Path freeBackup() {
    int number = 1;
    while (Files.exists(backup(number))) {
      number++;
    }
    return backup(number);
  }

  private Path backup(int number) {
    return file.resolveSibling(file.getFileName() + ".damaged-" + number);
  }

  private void rewrite(Path damaged, OutputStream out) throws IOException {
    long size = Files.size(damaged);
    try (LineReader lines = new LineReader(damaged, 0, size, 1 << 30)) {
      if (!lines.next()) {
        throw new ManifestException(file, "the file is empty: there is nothing to save");
      }
      byte[] first = lines.copy();
      byte[] header = header(first);
      out.write(header);
      out.write('\n');
      LineSeal seal = LineSeal.after(header);
      boolean glued = first.length > header.length && startsWith(first, header);
      if (glued || !Arrays.equals(first, header)) {
        int saved = salvage(first, glued ? header.length : 0, first.length, seal, out);
        findings.add(new Finding(1, "is not the header as it was written", saved));
      } else if (!lines.ended()) {
        findings.add(new Finding(1, "has no end", 0));
      }
      long line = 1;
      while (lines.next()) {
        line++;
        copy(lines, line, seal, out);
      }
    }
  }

  /// The header's bytes: the first line, its whole beginning, or the copy.
  private byte[] header(byte[] first) throws IOException {
    int whole = LineSeal.HEADER.wholePrefix(first, 0, first.length);
    byte[] candidate = whole < 0 ? first : Arrays.copyOf(first, whole);
    try {
      HeaderJson.read(candidate);
      return candidate;
    } catch (MalformedLine damage) {
      if (!Files.exists(headerCopy)) {
        throw new ManifestException(
            file, 1, damage.why() + "; there is no copy of it in " + headerCopy);
      }
      byte[] copy = ManifestScan.withoutFeed(Files.readAllBytes(headerCopy));
      try {
        HeaderJson.read(copy);
        return copy;
      } catch (MalformedLine e) {
        throw new ManifestException(headerCopy, 1, e.why() + ", like the manifest's own header");
      }
    }
  }

  private void copy(LineReader lines, long line, LineSeal seal, OutputStream out)
      throws IOException {
    byte[] bytes = lines.bytes();
    try {
      EntryDecoder.gist(bytes, lines.start(), lines.end(), seal);
      keep(bytes, lines.start(), lines.end(), out);
      if (!lines.ended()) {
        findings.add(new Finding(line, "has no end", 1));
      }
    } catch (MalformedLine e) {
      int saved = salvage(bytes, lines.start(), lines.end(), seal, out);
      findings.add(new Finding(line, e.why(), saved));
    }
  }

  /// Keeps the entries that stand whole between two places of a damaged line.
  private int salvage(byte[] bytes, int start, int end, LineSeal seal, OutputStream out)
      throws IOException {
    int saved = 0;
    int at = start;
    long left = MOST_BYTES_TRIED;
    while (at < end) {
      boolean begins = bytes[at] == '{' && at + 1 < end && bytes[at + 1] == '"' && left > 0;
      int whole = begins ? wholeEntry(bytes, at, end, seal) : -1;
      if (whole < 0) {
        left -= begins ? end - at : 0;
        at++;
      } else {
        keep(bytes, at, whole, out);
        saved++;
        at = whole;
      }
    }
    return saved;
  }

  private static int wholeEntry(byte[] bytes, int start, int end, LineSeal seal) {
    int sealed = seal.wholePrefix(bytes, start, end);
    int candidate = sealed < 0 ? end : sealed;
    try {
      EntryDecoder.gist(bytes, start, candidate, seal);
      return candidate;
    } catch (MalformedLine e) {
      return -1;
    }
  }

  private void keep(byte[] bytes, int start, int end, OutputStream out) throws IOException {
    out.write(bytes, start, end - start);
    out.write('\n');
    kept++;
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    return Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }
}
