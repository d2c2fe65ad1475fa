package dev.skysweep.gmat.drivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// SHA-256 of large files that hardly ever change, remembered in `hashes.json` with the size and
/// the time of change of each.
final class FileHashes {
  private static final String FILE = "hashes.json";

  /// @param modified milliseconds since 1970
  private record Entry(long size, long modified, String sha256) {}

  private final Path file;
  private final Map<String, Entry> entries;
  private boolean changed;

  private FileHashes(Path file, Map<String, Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  static FileHashes in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      byte[] json = Files.exists(file) ? Files.readAllBytes(file) : "{}".getBytes(UTF_8);
      return new FileHashes(
          file,
          new TreeMap<>(Json.mapper().readValue(json, new TypeReference<Map<String, Entry>>() {})));
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    } catch (JacksonException e) {
      return new FileHashes(file, new TreeMap<>());
    }
  }

  String of(Path hashed) {
    String key = hashed.toString();
    try {
      long size = Files.size(hashed);
      long modified = Files.getLastModifiedTime(hashed).toMillis();
      Entry known = entries.get(key);
      if (known != null && known.size == size && known.modified == modified) {
        return known.sha256;
      }
      String sha256 = Sha256.of(hashed);
      entries.put(key, new Entry(size, modified, sha256));
      changed = true;
      return sha256;
    } catch (IOException e) {
      throw StorageException.reading(hashed, e);
    }
  }

  /// Remembers what was computed. Where the folder can't be written to, it is computed again next
  /// time.
  void store() {
    if (changed && Files.isWritable(file.toAbsolutePath().getParent())) {
      AtomicFile.write(file, Json.mapper().writeValueAsBytes(entries));
    }
  }
}
