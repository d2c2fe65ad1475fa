package dev.skysweep.manifest;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// The lines of a part of a file, one at a time, as bytes in one buffer. A line may end with CR LF;
/// the last one may have no end.
final class LineReader implements AutoCloseable {
  /// Of a longer line only the beginning is kept, so that a file of zeros can't fill the memory.
  static final int LONGEST_LINE = 1 << 24;

  /// Bytes read at a time where many lines are wanted.
  static final int CHUNK = 1 << 18;

  private final FileChannel channel;
  private final int longest;
  private byte[] buffer;
  private long left;
  private int filled;
  private int next;
  private long nextOffset;

  private int start;
  private int end;
  private long offset;
  private boolean ended;
  private long dropped;

  /// @param offset where the first line begins
  /// @param limit where the part ends; nothing beyond is looked at
  LineReader(Path file, long offset, long limit, int longest) throws IOException {
    this(file, offset, limit, longest, CHUNK);
  }

  /// @param chunk bytes read at a time, at first
  LineReader(Path file, long offset, long limit, int longest, int chunk) throws IOException {
    this.buffer = new byte[chunk];
    this.channel = FileChannel.open(file, READ);
    this.longest = longest;
    this.nextOffset = offset;
    this.left = limit - offset;
    channel.position(offset);
  }

  /// Moves to the next line.
  ///
  /// @return false if there is none
  boolean next() throws IOException {
    offset = nextOffset;
    start = next;
    dropped = 0;
    int seen = 0;
    while (true) {
      int feed = indexOfFeed(start + seen);
      if (feed >= 0) {
        ended = true;
        finish(feed, feed + 1);
        return true;
      }
      dropped += Math.max(0, filled - start - longest);
      filled = Math.min(filled, start + longest);
      seen = filled - start;
      if (!fill()) {
        ended = false;
        finish(filled, filled);
        return nextOffset > offset;
      }
    }
  }

  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  /// After the last byte, without the line's end.
  int end() {
    return end;
  }

  /// Where the line begins in the file.
  long offset() {
    return offset;
  }

  /// Where the next line begins.
  long nextOffset() {
    return nextOffset;
  }

  /// Whether the line has an end, not merely the file.
  boolean ended() {
    return ended;
  }

  /// Whether bytes of the line were dropped.
  boolean overlong() {
    return dropped > 0;
  }

  byte[] copy() {
    return Arrays.copyOfRange(buffer, start, end);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void finish(int lineEnd, int after) {
    boolean carriageReturn = after > lineEnd && lineEnd > start && buffer[lineEnd - 1] == '\r';
    end = carriageReturn ? lineEnd - 1 : lineEnd;
    nextOffset += after - start + dropped;
    next = after;
  }

  private int indexOfFeed(int from) {
    for (int i = from; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// Makes room behind the line that begins at `start`, moving it to the front, and reads on.
  private boolean fill() throws IOException {
    if (left <= 0) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      next = 0;
      start = 0;
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, (long) longest + CHUNK));
    }
    int room = (int) Math.min(buffer.length - filled, left);
    int read = channel.read(ByteBuffer.wrap(buffer, filled, room));
    if (read <= 0) {
      left = 0;
      return false;
    }
    filled += read;
    left -= read;
    return true;
  }
}
