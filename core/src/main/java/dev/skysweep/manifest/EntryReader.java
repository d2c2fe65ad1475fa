package dev.skysweep.manifest;

import dev.skysweep.files.StorageException;
import dev.skysweep.manifest.EntryDecoder.Gist;
import dev.skysweep.manifest.LineSeal.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads entries of a manifest that was scanned before, up to where it ended then; a driver may be
/// appending to it meanwhile.
final class EntryReader implements AutoCloseable {
  /// Which entries are wanted, told before they are parsed.
  @FunctionalInterface
  interface Choice {
    boolean takes(Gist gist, long offset);
  }

  /// Most have less bytes.
  private static final int USUAL_ENTRY = 1 << 12;

  private final Path file;
  private final ManifestScan scan;
  private final Choice choice;
  private final LineReader lines;

  EntryReader(Path file, ManifestScan scan, long offset, Choice choice) {
    this(file, scan, offset, choice, LineReader.CHUNK);
  }

  private EntryReader(Path file, ManifestScan scan, long offset, Choice choice, int chunk) {
    this.file = file;
    this.scan = scan;
    this.choice = choice;
    try {
      lines = new LineReader(file, offset, scan.wholeBytes(), LineReader.LONGEST_LINE, chunk);
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// For one entry alone, of which a million may be wanted.
  static EntryReader ofOne(Path file, ManifestScan scan, long offset) {
    return new EntryReader(file, scan, offset, (_, _) -> true, USUAL_ENTRY);
  }

  /// The next entry, or null after the last one.
  @Nullable ManifestEntry next() {
    try {
      while (lines.next()) {
        byte[] bytes = lines.bytes();
        Verdict verdict = EntryDecoder.verdict(bytes, lines.start(), lines.end(), scan.seal);
        Gist gist = EntryDecoder.gist(bytes, lines.start(), lines.end(), verdict);
        if (choice.takes(gist, lines.offset())) {
          return EntryDecoder.parse(bytes, lines.start(), lines.end(), verdict);
        }
      }
      return null;
    } catch (MalformedLine e) {
      throw new ManifestException(
          file, "the line at byte " + lines.offset() + " changed while it was read: it " + e.why());
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  /// The rest of the entries; closing the stream closes the reader.
  Stream<ManifestEntry> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    Spliterator<ManifestEntry> entries =
        new AbstractSpliterator<>(Long.MAX_VALUE, traits) {
          @Override
          public boolean tryAdvance(Consumer<? super ManifestEntry> action) {
            ManifestEntry entry = next();
            if (entry != null) {
              action.accept(entry);
            }
            return entry != null;
          }
        };
    return StreamSupport.stream(entries, false).onClose(this::close);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }
}
