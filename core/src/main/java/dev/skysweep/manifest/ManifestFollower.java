package dev.skysweep.manifest;

import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Follows a manifest that a driver is appending to: each look gives the entries that are new.
/// Looks only at the file, and at each part of it once. Not thread-safe.
public final class ManifestFollower {
  /// So much is read in one look at most, so that the first look at a large file shows something.
  private static final long MOST_BYTES = 1L << 25;

  private final Path file;
  private final ManifestHeader header;
  private final LineSeal seal;
  private long offset;

  /// An entry and where it was found.
  ///
  /// @param offset of its line in the file, for [#read]
  public record Followed(ManifestEntry entry, long offset) {}

  private ManifestFollower(Path file) {
    this.file = file;
    try (LineReader lines = new LineReader(file, 0, Files.size(file), LineReader.LONGEST_LINE)) {
      if (!lines.next() || !lines.ended()) {
        throw new ManifestException(file, "its header is not whole yet");
      }
      byte[] line = lines.copy();
      this.header = HeaderJson.read(line);
      this.seal = LineSeal.after(line);
      this.offset = lines.nextOffset();
    } catch (MalformedLine e) {
      throw new ManifestException(file, 1, e.whyAndCure());
    } catch (NoSuchFileException e) {
      throw ManifestException.missing(file);
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// Begins before the first entry.
  ///
  /// @throws ManifestException if there is no manifest, or its header can't be read
  public static ManifestFollower of(Path file) {
    return new ManifestFollower(file);
  }

  public ManifestHeader header() {
    return header;
  }

  /// The entries since the last look, retried attempts included; of very many the first ones. Stops
  /// before a line that is not whole: its writer may not be done.
  ///
  /// @throws ManifestException if the sweep was begun anew in the same folder
  public List<Followed> look() {
    var entries = new ArrayList<Followed>();
    try {
      long size = Files.size(file);
      if (size < offset) {
        throw new ManifestException(file, "the sweep was begun anew; watch it anew, too");
      }
      try (LineReader lines = new LineReader(file, offset, size, LineReader.LONGEST_LINE)) {
        long most = offset + MOST_BYTES;
        while (offset < most && lines.next() && lines.ended()) {
          ManifestEntry entry = EntryDecoder.parse(lines.bytes(), lines.start(), lines.end(), seal);
          entries.add(new Followed(entry, lines.offset()));
          offset = lines.nextOffset();
        }
      }
    } catch (MalformedLine e) {
      // A resume cuts off what a crash left; until then there is nothing behind it.
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
    return entries;
  }

  /// Reads an entry again.
  ///
  /// @param at as a look told
  public ManifestEntry read(long at) {
    try (LineReader lines = new LineReader(file, at, Files.size(file), LineReader.LONGEST_LINE)) {
      if (!lines.next()) {
        throw new ManifestException(file, "it is shorter than before");
      }
      return EntryDecoder.parse(lines.bytes(), lines.start(), lines.end(), seal);
    } catch (MalformedLine e) {
      throw new ManifestException(file, "the line at byte " + at + " changed: it " + e.why());
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }
}
