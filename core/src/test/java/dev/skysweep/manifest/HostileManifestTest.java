package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunOutputs;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.RunTiming;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A study folder that somebody else gave us: what its manifest says is not to be trusted.
class HostileManifestTest {
  @TempDir private Path root;
  private StudyFolder folder;

  @BeforeEach
  void chooseFolder() {
    folder = new StudyFolder(root.resolve("study"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "a\\b", "..", "", "report__é", "x' OR '1", "a b", "a\"b"})
  void refusesAnOutputWhoseNameIsNone(String key) throws IOException {
    write(key, "runs/000000/report__RF.parquet");
    Manifest manifest = Manifest.open(folder.manifest());

    assertThatThrownBy(
            () -> {
              try (Stream<ManifestEntry> entries = manifest.all()) {
                entries.forEach(entry -> assertThat(entry).isNotNull());
              }
            })
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("names an output '" + key + "', which is no name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "runs/../../secret",
        "runs/000000/../../../../etc/passwd",
        "./../secret"
      })
  void refusesAPathThatLeadsOutOfTheFolder(String path) {
    assertThatThrownBy(() -> folder.resolve(path, 7))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("run 7 names a file outside the study folder: " + path);
  }

  @Test
  void takesTheNamesThatGmatAllows() throws IOException {
    write("report__Sat_1", "runs/000000/report__Sat_1.parquet");

    assertThat(Manifest.open(folder.manifest()).entry(0).orElseThrow().outputs().tables())
        .containsOnlyKeys("report__Sat_1");
  }

  private void write(String key, String path) throws IOException {
    Files.createDirectories(folder.root());
    byte[] header = HeaderJson.write(Sample.header(1));
    var timing = new RunTiming(Sample.START, Sample.START, Duration.ZERO);
    var outputs =
        new RunOutputs(Map.of(key, new OutputFile(path, "ab", 1)), Map.of(), Map.of(), List.of());
    var entry =
        ManifestEntry.of(
            RunSpec.of(0, Map.of()),
            new RunOutcome.Succeeded(0, timing, null, outputs),
            Sample.FIRST_ATTEMPT,
            false);
    try (OutputStream out = Files.newOutputStream(folder.manifest())) {
      out.write(header);
      out.write(EntryEncoder.write(entry, LineSeal.after(ManifestScan.withoutFeed(header))));
    }
  }
}
