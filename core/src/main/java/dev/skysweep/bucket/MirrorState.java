package dev.skysweep.bucket;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// How far a local copy goes.
///
/// @param last number of the last segment of the manifest that the copy has; -1 for none
/// @param tag of that segment
/// @param bytes of the local manifest up to its end
/// @param files tags of the study's other files, by key
record MirrorState(long last, String tag, long bytes, Map<String, String> files) {
  static final MirrorState NONE = new MirrorState(-1, "", 0, Map.of());

  MirrorState {
    files = Map.copyOf(files);
  }

  MirrorState with(Map<String, String> newFiles) {
    return new MirrorState(last, tag, bytes, newFiles);
  }

  MirrorState at(long newLast, String newTag, long newBytes) {
    return new MirrorState(newLast, newTag, newBytes, files);
  }

  /// What a copy says of itself; [#NONE] if it says nothing that can be read.
  static MirrorState read(Path file) {
    try {
      return Json.mapper().readValue(Files.readAllBytes(file), MirrorState.class);
    } catch (IOException | JacksonException e) {
      return NONE;
    }
  }

  void write(Path file) {
    AtomicFile.write(file, Json.mapper().writeValueAsBytes(this));
  }
}
