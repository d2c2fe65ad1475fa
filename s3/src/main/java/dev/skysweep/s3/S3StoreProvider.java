package dev.skysweep.s3;

import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.bucket.ObjectStore;
import dev.skysweep.bucket.ObjectStoreProvider;

/// `s3://bucket/folder`.
public final class S3StoreProvider implements ObjectStoreProvider {
  @Override
  public String scheme() {
    return "s3";
  }

  @Override
  public ObjectStore open(BucketPlace place) {
    return S3Store.open(place);
  }
}
