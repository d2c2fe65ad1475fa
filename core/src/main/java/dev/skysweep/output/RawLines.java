package dev.skysweep.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a text file, read as a stream, with their numbers.
final class RawLines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final boolean complete;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private byte[] rest = new byte[0];
  private int position;
  private int limit;
  private long number;
  private boolean cut;

  /// @param complete false to leave out a last line that has no end
  RawLines(Path file, boolean complete) throws IOException {
    this.file = file;
    this.complete = complete;
    this.in = Files.newInputStream(file);
  }

  /// The next line without its end, or null after the last.
  @Nullable String next() throws IOException, OutputFormatException {
    rest = new byte[0];
    while (true) {
      if (position == limit) {
        limit = in.read(buffer);
        position = 0;
        if (limit < 0) {
          limit = 0;
          return lastLine();
        }
      }
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      if (end < limit) {
        String line = text(end);
        position = end + 1;
        return line;
      }
      int kept = rest.length;
      rest = Arrays.copyOf(rest, kept + end - position);
      System.arraycopy(buffer, position, rest, kept, end - position);
      position = end;
    }
  }

  /// Of the line that `next` gave last, from 1.
  long number() {
    return number;
  }

  /// Whether a last line without end was left out.
  boolean wasCut() {
    return cut;
  }

  OutputFormatException problem(String what) {
    return new OutputFormatException(file, number, what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private @Nullable String lastLine() throws OutputFormatException {
    if (rest.length == 0) {
      return null;
    }
    if (!complete) {
      cut = true;
      return null;
    }
    return text(position);
  }

  private String text(int end) throws OutputFormatException {
    number++;
    byte[] bytes = buffer;
    int from = position;
    int to = end;
    if (rest.length > 0) {
      bytes = Arrays.copyOf(rest, rest.length + end - position);
      System.arraycopy(buffer, position, bytes, rest.length, end - position);
      from = 0;
      to = bytes.length;
    }
    if (to > from && bytes[to - 1] == '\r') {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0) {
        throw problem("this is a binary file, not text");
      }
    }
    String line = new String(bytes, from, to - from, UTF_8);
    return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
  }
}
