package dev.skysweep.bucket;

import dev.skysweep.SweepException;
import org.jspecify.annotations.Nullable;

/// A study can't be in the named bucket: there is no such bucket, nobody may write to it, nothing
/// answers there. Asking again would not help; what passes by itself is a
/// [dev.skysweep.files.StorageException].
public final class BucketException extends SweepException {
  private static final long serialVersionUID = 1L;

  public BucketException(String message) {
    super(message);
  }

  public BucketException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
