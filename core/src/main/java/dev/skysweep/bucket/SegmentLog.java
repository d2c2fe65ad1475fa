package dev.skysweep.bucket;

import dev.skysweep.files.AppendLog;
import dev.skysweep.files.DurableLog;
import dev.skysweep.files.StorageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A manifest that grows in a bucket, and in the local copy after that: what is read here is never
/// ahead of what the bucket has.
///
/// For one thread at a time.
final class SegmentLog implements DurableLog {
  private final Segments segments;
  private final AppendLog local;
  private final Path stateFile;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private MirrorState state;
  private @Nullable StorageException failure;

  /// @param local the copy, at its end; closed with this
  /// @param state how far both go
  SegmentLog(Segments segments, AppendLog local, Path stateFile, MirrorState state) {
    this.segments = segments;
    this.local = local;
    this.stateFile = stateFile;
    this.state = state;
  }

  @Override
  public void append(ByteBuffer bytes) {
    byte[] lines = new byte[bytes.remaining()];
    bytes.get(lines);
    gathered.writeBytes(lines);
  }

  @Override
  public void sync() {
    if (failure != null) {
      throw failure;
    }
    byte[] lines = gathered.toByteArray();
    gathered.reset();
    try {
      String tag = segments.create(state.last() + 1, lines);
      local.append(ByteBuffer.wrap(lines));
      state = state.at(state.last() + 1, tag, state.bytes() + lines.length);
    } catch (StorageException e) {
      failure = e;
      throw e;
    } catch (BucketException e) {
      failure = StorageException.elsewhere(stateFile, String.valueOf(e.getMessage()));
      throw failure;
    }
  }

  @Override
  public void close() {
    try (local) {
      local.sync();
    }
    state.write(stateFile);
  }
}
