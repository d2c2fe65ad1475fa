package dev.skysweep.bucket;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The objects of one study in an object store: what S3 and its kin can do, and no more. Nothing is
/// ever appended, renamed or locked there; an object appears whole or not at all.
///
/// Keys are relative to the study's place. Safe for any number of threads. What passes by itself (a
/// cut connection, an overloaded store) is tried again within each call.
///
/// Every method throws a [BucketException] if the place can't be used, a
/// [dev.skysweep.files.StorageException] if the store failed again and again.
public interface ObjectStore {
  /// An object.
  ///
  /// @param tag another one whenever its bytes are others
  record Stored(String key, String tag, long bytes) {}

  /// Where the store is, so that two of the same name are told apart.
  String origin();

  /// Writes an object where there is none.
  ///
  /// @return its tag; empty if there is one, and another one wrote it
  Optional<String> create(String key, byte[] content);

  /// Writes or replaces an object, and gives its tag.
  String put(String key, byte[] content);

  /// Writes or replaces an object, and gives its tag.
  String put(String key, Path file);

  /// The bytes of an object, if there is one.
  Optional<byte[]> get(String key);

  /// Writes an object into a file, which appears whole or not at all.
  ///
  /// @return false if there is no such object
  boolean download(String key, Path target);

  /// The objects whose keys begin with `prefix`, ascending.
  ///
  /// @param after none up to this key; empty for all
  List<Stored> list(String prefix, String after);

  /// The objects right in the study, and its folders, whose keys end with `/` and that have neither
  /// tag nor bytes.
  List<Stored> listTop();

  /// Removes objects; harmless where there are none.
  void delete(List<String> keys);
}
