package dev.skysweep.gmat;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.files.StorageException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// An installation's SPICE text kernels: small files that cost most of a short run, since SPICE
/// reads them character by character.
public final class TextKernels {
  private static final List<String> KEYS =
      List.of("PLANETARY_PCK_FILE", "LSK_FILE", "LUNA_FRAME_KERNEL_FILE");
  private static final String DATA = "\\begindata";
  private static final String TEXT = "\\begintext";

  /// Kernels are ASCII; this one keeps any other byte as it is.
  private static final Charset ENCODING = StandardCharsets.ISO_8859_1;

  private TextKernels() {}

  /// The text kernels that a startup file names, by its keys.
  public static SequencedMap<String, Path> of(StartupFile startup) {
    SequencedMap<String, Path> kernels = new LinkedHashMap<>();
    for (String key : KEYS) {
      startup.file(key).filter(Files::isRegularFile).ifPresent(f -> kernels.put(key, f));
    }
    return kernels;
  }

  /// The startup file with copies of the text kernels that lack their comments.
  ///
  /// @param folder where the copies are written
  public static StartupFile withoutComments(StartupFile startup, Path folder) {
    Map<String, String> copies = new LinkedHashMap<>();
    of(startup)
        .forEach((key, kernel) -> {
          Path copy = folder.resolve(kernel.getFileName());
          AtomicFile.write(copy, withoutComments(read(kernel)).getBytes(ENCODING));
          copies.put(key, copy.toString());
        });
    return startup.with(copies);
  }

  private static String read(Path kernel) {
    try {
      return Files.readString(kernel, ENCODING);
    } catch (IOException e) {
      throw StorageException.reading(kernel, e);
    }
  }

  /// A kernel is comment from its first line, which says what it is, and after each `\begintext`.
  static String withoutComments(String kernel) {
    StringBuilder kept = new StringBuilder();
    boolean data = false;
    List<String> lines = kernel.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      switch (line.strip()) {
        case DATA -> data = true;
        case TEXT -> data = false;
        default -> {
          if (i > 0 && (!data || line.isBlank())) {
            continue;
          }
        }
      }
      kept.append(squeezed(line)).append('\n');
    }
    return kept.toString();
  }

  /// Without blanks that mean nothing; those within a quoted text do.
  private static String squeezed(String line) {
    return line.contains("'") ? line : line.strip().replaceAll("[ \t]+", " ");
  }
}
