package dev.skysweep.worker;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What workers are started with: the class path of this JVM, without its folders where Skysweep
/// itself is in a jar. The folders then hold classes of the program that uses Skysweep, of which a
/// worker needs none (a step after the run names its own), and with which it could not start from
/// the [StartUpCache].
public final class WorkerClassPath {
  private static final class Current {
    private static final List<String> ENTRIES =
        entries(placeOf(WorkerMain.class).filter(Files::isRegularFile).isPresent());
  }

  private WorkerClassPath() {}

  /// Its jars and folders, of which some may not exist.
  public static List<String> entries() {
    return Current.ENTRIES;
  }

  static String text() {
    return String.join(File.pathSeparator, entries());
  }

  private static List<String> entries(boolean onlyJars) {
    String all = System.getProperty("java.class.path", ".");
    return Arrays.stream(all.split(File.pathSeparator, -1))
        .filter(entry -> !onlyJars || !Files.isDirectory(Path.of(entry)))
        .toList();
  }

  /// The jar or folder that a class is from, if that is known.
  public static Optional<Path> placeOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
