package dev.skysweep.gmat;

import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The one file that an engine reads all its scripts from. GMAT remembers the folder of each script
/// that it has loaded and looks through all of them with every load: with a folder for each run, a
/// run would take twice as long after twenty thousand others.
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
      Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
      return file.toString();
    } catch (IOException e) {
      throw StorageException.writing(file, e);
    }
  }
}
