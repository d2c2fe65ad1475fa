package dev.skysweep.bucket;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a study lies in an object store: `s3://bucket/sweeps/sma`.
///
/// @param scheme of the store, `s3`
/// @param prefix what its keys begin with, without `/` at either end; never empty
public record BucketPlace(String scheme, String bucket, String prefix) {
  /// A `Path` made of `s3://bucket/key` reads `s3:/bucket/key`. One letter is a drive of Windows.
  private static final Pattern TEXT = Pattern.compile("([a-z][a-z0-9+.-]+):/+([^/]*)/*(.*?)/*");

  private static final String MANIFEST = "/manifest.jsonl";

  /// The place that a path stands for, if it was made of such an address.
  ///
  /// @throws BucketException if it names no folder in a bucket
  public static Optional<BucketPlace> of(Path path) {
    return of(path.toString());
  }

  /// The place that a text stands for, if it is such an address.
  ///
  /// @throws BucketException if it names no folder in a bucket
  public static Optional<BucketPlace> of(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(named(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  private static BucketPlace named(String scheme, String bucket, String key) {
    String prefix =
        ("/" + key).endsWith(MANIFEST)
            ? key.substring(0, Math.max(0, key.length() - MANIFEST.length()))
            : key;
    if (bucket.isEmpty() || prefix.isEmpty()) {
      throw new BucketException(
          "'%s://%s/%s' names no folder in a bucket: write %s://BUCKET/FOLDER"
              .formatted(scheme, bucket, prefix, scheme));
    }
    return new BucketPlace(scheme, bucket, prefix.replaceAll("/{2,}", "/"));
  }

  /// The whole key of something in the study.
  public String key(String name) {
    return prefix + "/" + name;
  }

  @Override
  public String toString() {
    return scheme + "://" + bucket + "/" + prefix;
  }
}
