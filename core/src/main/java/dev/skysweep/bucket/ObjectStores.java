package dev.skysweep.bucket;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/// The object stores that this process uses, opened once each: to load a store's library takes
/// longer than to use it.
public final class ObjectStores {
  private static final Map<BucketPlace, ObjectStore> OPEN = new ConcurrentHashMap<>();

  private ObjectStores() {}

  /// The store of a study.
  ///
  /// @throws BucketException if there is no such kind of store, or this machine's settings for it
  ///   make no sense
  public static ObjectStore of(BucketPlace place) {
    return OPEN.computeIfAbsent(place, ObjectStores::open);
  }

  private static ObjectStore open(BucketPlace place) {
    return ServiceLoader.load(ObjectStoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.scheme().equals(place.scheme()))
        .findFirst()
        .orElseThrow(() ->
            new BucketException(
                "%s: this version knows no '%s:'; write s3://BUCKET/FOLDER, or name a folder"
                    .formatted(place, place.scheme())))
        .open(place);
  }
}
