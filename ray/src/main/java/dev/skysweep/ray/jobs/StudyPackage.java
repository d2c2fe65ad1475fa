package dev.skysweep.ray.jobs;

import dev.skysweep.files.StorageException;
import dev.skysweep.study.StudyException;
import dev.skysweep.yaml.YamlDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/// All that a driver in the cluster needs, as one zip file: the study with the files it names, and
/// this Skysweep. The same content always gives the same bytes, so a cluster keeps it once.
public final class StudyPackage {
  /// Where Skysweep is in the package.
  public static final String SOFTWARE = "skysweep";

  /// Where the study is in the package.
  public static final String STUDY = "study";

  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^\\s*#Include\\s+['\"]([^'\"\\r\\n]+)['\"]");

  /// The cache depends on the JVM, and is of no use there.
  private static final Set<String> LEFT_OUT = Set.of("skysweep.aot", "built");

  private final Path study;
  private final YamlDocument document;

  /// Reads the study.
  ///
  /// @param study its YAML file
  /// @throws StudyException if there is none, or it is no YAML
  public StudyPackage(Path study) {
    this.study = study.toAbsolutePath().normalize();
    this.document = YamlDocument.read(study);
  }

  /// The study folder that the file names; relative ones are refused, as the job has no folder of
  /// its own that lasts.
  ///
  /// @throws StudyException if there is none, or it is relative
  public String out() {
    String out = document.root().path("out").asString("");
    if (out.isEmpty()) {
      throw new StudyException(
          document.name() + ": out is missing: name a folder that the whole cluster shares");
    }
    if (!Path.of(out).isAbsolute() && !out.contains("://")) {
      throw document.problem(
          "/out",
          "out is '%s', but the driver runs in the cluster: write the whole path of a folder that all its nodes share"
              .formatted(out));
    }
    return out;
  }

  /// Writes the package.
  ///
  /// @param software the folder of this Skysweep
  /// @throws StudyException if the study names a file outside of its folder by a relative path
  /// @throws StorageException if something can't be read or written
  public void write(Path zip, Path software) {
    try (OutputStream out = Files.newOutputStream(zip);
        var archive = new ZipOutputStream(out)) {
      var entries = new TreeMap<String, Path>();
      for (Path file : files()) {
        entries.put(STUDY + "/" + folder().relativize(file), file);
      }
      entries.put(STUDY + "/study.yaml", study);
      try (Stream<Path> programs = Files.walk(software)) {
        programs
            .filter(Files::isRegularFile)
            .filter(file -> !LEFT_OUT.contains(String.valueOf(file.getFileName())))
            .forEach(file -> entries.put(SOFTWARE + "/" + software.relativize(file), file));
      }
      for (var entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(0);
        archive.putNextEntry(header);
        Files.copy(entry.getValue(), archive);
        archive.closeEntry();
      }
    } catch (IOException e) {
      throw StorageException.writing(zip, e);
    }
  }

  /// The files that the study names, and those that its mission script includes.
  Set<Path> files() throws IOException {
    var found = new LinkedHashSet<Path>();
    collect(document.root(), found);
    var unread = new ArrayDeque<>(found);
    while (!unread.isEmpty()) {
      Path file = unread.removeFirst();
      if (!file.toString().endsWith(".script")) {
        continue;
      }
      Matcher include = INCLUDE.matcher(Files.readString(file));
      while (include.find()) {
        Path included = file.resolveSibling(include.group(1)).normalize();
        if (Files.isRegularFile(included) && included.startsWith(folder()) && found.add(included)) {
          unread.add(included);
        }
      }
    }
    return found;
  }

  private void collect(JsonNode node, Set<Path> found) {
    if (node.isContainer()) {
      node.forEach(below -> collect(below, found));
    } else if (node.isString() && !node.asString().isBlank() && node.asString().length() < 4096) {
      String text = node.asString();
      if (text.indexOf('\0') >= 0 || Path.of(text).isAbsolute()) {
        return;
      }
      Path file = folder().resolve(text).normalize();
      if (Files.isRegularFile(file)) {
        if (!file.startsWith(folder())) {
          throw new StudyException(
              "%s names %s, which is not in its own folder and so would not be sent: move it there, or name its whole path if the cluster sees it"
                  .formatted(document.name(), text));
        }
        found.add(file);
      }
    }
  }

  private Path folder() {
    return study.resolveSibling(".").normalize();
  }
}
