package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skysweep.ray.testing.Machines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The steps of `deploy/Containerfile`, run as they are written on a copy of this machine's root:
/// no container engine is at hand. What Ray's own image holds is not shown by it.
class ContainerfileTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir private Path folder;

  @Test
  void itsStepsGiveACommandAndAnEngineToAUserWithoutRights()
      throws IOException, InterruptedException {
    assumeTrue(Machines.possible(), "this machine can't make namespaces");
    Path script = folder.resolve("image-steps.sh");
    try (var in = ContainerfileTest.class.getResourceAsStream("/image-steps.sh")) {
      Files.copy(in, script);
    }
    Process process =
        new ProcessBuilder(
                "bash",
                script.toString(),
                ROOT.resolve("deploy").resolve("Containerfile").toString(),
                software().toString(),
                System.getProperty("java.home"),
                Files.createDirectory(folder.resolve("image")).toString())
            .redirectErrorStream(true)
            .start();
    List<String> said = process.inputReader().lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
    assertThat(said)
        .contains("STEP USER ray", "STEP RUN skysweep engine install")
        .anyMatch(line -> line.startsWith("skysweep 0."))
        .anyMatch(line -> line.matches("in +/opt/skysweep/cache/engine/.*"))
        .endsWith("ray");
  }

  /// All classes under test, in a folder that everybody may read.
  private Path software() throws IOException {
    Path software = Files.createDirectory(folder.resolve("software"));
    var entries = new ArrayList<String>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path from = Path.of(entry);
      if (Files.isDirectory(from)) {
        entries.add("lib/" + entries.size() + "/");
        copyTree(from, software.resolve(entries.getLast()));
      } else if (Files.exists(from)) {
        entries.add("lib/" + entries.size() + ".jar");
        Files.createDirectories(software.resolve("lib"));
        Files.copy(from, software.resolve(entries.getLast()));
      }
    }
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.CLASS_PATH, String.join(" ", entries));
    try (OutputStream out = Files.newOutputStream(software.resolve("skysweep.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
    Files.copy(ROOT.resolve("deploy").resolve("skysweep"), software.resolve("skysweep"));
    return software;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(file -> {
        try {
          Path target = to.resolve(from.relativize(file).toString());
          Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
          if (!Files.isDirectory(file)) {
            Files.copy(file, target);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
