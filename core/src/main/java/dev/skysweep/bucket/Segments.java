package dev.skysweep.bucket;

import dev.skysweep.files.StorageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The manifest as a bucket has it: numbered objects that never change, one after the other the
/// lines of the file. One that begins with a header begins the manifest anew.
///
/// Each is written only where there is none of its number. So of two drivers that both believe to
/// be the only one, one is told that it is not, before it reports anything.
record Segments(BucketPlace place, ObjectStore store) {
  private static final String FOLDER = "manifest/";
  private static final byte[] HEADER = "{\"schema_version\"".getBytes(StandardCharsets.ISO_8859_1);

  /// One of them.
  record Segment(long number, String tag) {}

  static String key(long number) {
    return String.format(Locale.ROOT, "%s%010d.jsonl", FOLDER, number);
  }

  /// All of them from a number on.
  ///
  /// @throws StorageException if one is missing
  List<Segment> list(long from) {
    var segments = new ArrayList<Segment>();
    for (ObjectStore.Stored stored : store.list(FOLDER, from == 0 ? "" : key(from - 1))) {
      long expected = from + segments.size();
      if (!stored.key().equals(key(expected))) {
        throw damaged(expected);
      }
      segments.add(new Segment(expected, stored.tag()));
    }
    return segments;
  }

  byte[] read(Segment segment) {
    return store.get(key(segment.number())).orElseThrow(() -> damaged(segment.number()));
  }

  /// Writes the next one.
  ///
  /// @return its tag
  /// @throws StorageException if another driver wrote one of that number
  String create(long number, byte[] lines) {
    Optional<String> tag = store.create(key(number), lines);
    return tag.orElseThrow(() ->
        StorageException.elsewhere(
            Path.of(place.bucket()),
            "another driver writes to %s, so this one stops; all that was reported is there"
                .formatted(place)));
  }

  static boolean beginsAnew(byte[] lines) {
    return lines.length >= HEADER.length
        && Arrays.equals(lines, 0, HEADER.length, HEADER, 0, HEADER.length);
  }

  private StorageException damaged(long number) {
    return StorageException.elsewhere(
        Path.of(place.bucket()),
        "%s is damaged: %s is missing; put it back from a version or a copy of the bucket"
            .formatted(place, key(number)));
  }
}
