package dev.skysweep.gmat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.skysweep.files.StorageException;
import dev.skysweep.script.Comments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one file that an engine reads all its scripts from. GMAT remembers the folder of each script
/// that it has loaded and looks through all of them with every load: with a folder for each run, a
/// run would take twice as long after twenty thousand others.
///
/// GMAT reads it without comments: when it refuses a statement it prints the whole line as a format
/// of `printf`, so `50; % semi-major axis` prints memory, and `50; % n` is a crash.
public final class ScriptPlace {
  private final Path file;

  /// @param folder the engine's own
  public ScriptPlace(Path folder) {
    this.file = folder.resolve("run.script").toAbsolutePath();
  }

  /// Puts a script there.
  ///
  /// @return where GMAT is to read it
  /// @throws StorageException if it can't be read or written; a script that isn't there is left to
  ///   GMAT to refuse
  public String with(Path script) {
    try {
      if (!Files.isRegularFile(script)) {
        return script.toAbsolutePath().toString();
      }
      // as bytes: what is no text is GMAT's to refuse
      String text = Files.readString(script, ISO_8859_1);
      Files.writeString(file, Comments.removed(text), ISO_8859_1);
      return file.toString();
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }
}
