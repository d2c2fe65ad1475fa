package dev.skysweep.manifest;

import dev.skysweep.files.GroupCommit;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One reading of a manifest from end to end: is every line what it should be, and where does each
/// run stand.
final class ManifestScan {
  private static final int LONGEST_HEADER = 1 << 30;

  /// A crash can leave pages of zeros before ones that did reach the disk, but only among what was
  /// not forced yet, and the writer never has more than this in flight.
  private static final long UNFORCED = 2L * GroupCommit.BATCH_BYTES;

  final RunIndex index = new RunIndex();
  final byte[] headerLine;
  final ManifestHeader header;
  final LineSeal seal;

  /// Where the first entry begins.
  final long entries;

  private final Path file;
  private final long size;
  private long line = 1;
  private long wholeBytes;
  private boolean feedMissing;
  private @Nullable TornTail tornTail;

  ManifestScan(Path file) {
    this.file = file;
    try {
      size = Files.size(file);
      try (LineReader lines = new LineReader(file, 0, size, LONGEST_HEADER)) {
        headerLine = headerLine(lines);
        entries = lines.nextOffset();
      }
      header = HeaderJson.read(headerLine);
      seal = LineSeal.after(headerLine);
      wholeBytes = entries;
      try (LineReader lines = new LineReader(file, entries, size, LineReader.LONGEST_LINE)) {
        readEntries(lines);
      }
    } catch (MalformedLine e) {
      throw new ManifestException(file, line, e.whyAndCure());
    } catch (NoSuchFileException e) {
      throw ManifestException.missing(file);
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// Where the last whole line ends.
  long wholeBytes() {
    return wholeBytes;
  }

  /// Whether the last whole line lacks its line feed.
  boolean feedMissing() {
    return feedMissing;
  }

  @Nullable TornTail tornTail() {
    return tornTail;
  }

  byte[] headerLineWithFeed() {
    byte[] line = Arrays.copyOf(headerLine, headerLine.length + 1);
    line[headerLine.length] = '\n';
    return line;
  }

  static byte[] withoutFeed(byte[] line) {
    return Arrays.copyOf(line, line.length - 1);
  }

  private byte[] headerLine(LineReader lines) throws IOException, MalformedLine {
    if (!lines.next()) {
      throw new ManifestException(
          file, "the file is empty: no sweep was recorded here, so begin it anew with --overwrite");
    }
    byte[] text = lines.copy();
    if (!lines.ended()) {
      int whole = LineSeal.HEADER.wholePrefix(text, 0, text.length);
      if (whole < text.length) {
        throw new MalformedLine("the header is not whole");
      }
      feedMissing = true;
    }
    return text;
  }

  private void readEntries(LineReader lines) throws IOException, MalformedLine {
    while (lines.next()) {
      line++;
      if (!lines.ended()) {
        readTail(lines);
        return;
      }
      try {
        add(lines, lines.end());
        wholeBytes = lines.nextOffset();
      } catch (MalformedLine e) {
        if (size - lines.offset() > UNFORCED
            || !Hole.isIn(lines.bytes(), lines.start(), lines.end())) {
          throw e;
        }
        tornTail = new TornTail(line, size - wholeBytes);
        return;
      }
    }
  }

  /// A line without its end counts if its seal shows that only the end is missing.
  private void readTail(LineReader lines) throws MalformedLine {
    int whole = seal.wholePrefix(lines.bytes(), lines.start(), lines.end());
    if (whole >= 0) {
      add(lines, whole);
      wholeBytes = lines.offset() + whole - lines.start();
      feedMissing = true;
    }
    if (wholeBytes < size) {
      tornTail = new TornTail(line, size - wholeBytes);
    }
  }

  private void add(LineReader lines, int end) throws MalformedLine {
    if (lines.overlong()) {
      throw new MalformedLine("is longer than " + LineReader.LONGEST_LINE + " bytes");
    }
    EntryDecoder.Gist gist = EntryDecoder.gist(lines.bytes(), lines.start(), end, seal);
    index.add(gist.runId(), gist.status(), lines.offset());
  }
}
