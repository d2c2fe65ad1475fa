package dev.skysweep.bucket;

/// Opens stores of one kind. Found by `ServiceLoader`, so that nobody who keeps a study in a bucket
/// need know how it is reached.
public interface ObjectStoreProvider {
  /// As an address begins, `s3`.
  String scheme();

  /// The store of a study. Nothing is asked of it yet.
  ///
  /// @throws BucketException if the machine's settings for it make no sense
  ObjectStore open(BucketPlace place);
}
