package dev.skysweep.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.archive.ArchiveException;
import dev.skysweep.archive.StudyArchive;
import dev.skysweep.files.Sha256;
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
import java.util.zip.ZipFile;
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

  /// An archive is given away: none of the user's files gets into it by a stranger's manifest.
  @Test
  void archivesNoFileThatAnAbsolutePathNames() throws IOException {
    Path secret = secret();
    write("report__RF", secret.toString(), "");

    assertArchiveRefuses("run 0's report__RF", secret, folder.root().resolve("run-0"));
    Path own = Files.createDirectories(folder.root().resolve("run-0")).resolve("auth_token");
    Files.writeString(own, "rows");
    archive();
    assertThat(packed("run-0/auth_token")).isEqualTo("rows");
  }

  @Test
  void archivesNoFileThatALinkLeadsTo() throws IOException {
    Path secret = secret();
    write("report__RF", "runs/000000/auth_token", "");
    Files.createDirectory(folder.root().resolve("runs"));
    Path run = folder.root().resolve("runs/000000");

    Files.createSymbolicLink(run, root.resolve(".ray"));
    assertArchiveRefuses("run 0's report__RF", secret, run);
    Files.delete(run);
    Path output = Files.createDirectory(run).resolve("auth_token");
    Files.createSymbolicLink(output, secret);
    assertArchiveRefuses("run 0's report__RF", secret, run);
    Files.delete(output);
    Files.createSymbolicLink(output, Files.writeString(run.resolve("own"), "rows"));
    archive();
    assertThat(packed("runs/000000/auth_token")).isEqualTo("rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mission.script", "study.yaml", "runs/000000/run.script"})
  void archivesNoFileOfTheStudysOwnThatIsALink(String name) throws IOException {
    Path secret = secret();
    write("report__RF", "report__RF.parquet", "");
    Files.writeString(folder.root().resolve("report__RF.parquet"), "rows");
    Path link = folder.root().resolve(name);
    Files.createDirectories(link.getParent());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, secret);

    assertArchiveRefuses("script|study file", secret, link.getParent());
  }

  @Test
  void archivesWhatLiesElsewhereWithTheHashThatIsRecorded() throws IOException {
    Path elsewhere = Files.writeString(root.resolve("report__RF.parquet"), "rows");
    write("report__RF", elsewhere.toString(), Sha256.of(elsewhere));
    archive();
    assertThat(packed("runs/000000/report__RF.parquet")).isEqualTo("rows");

    Files.writeString(elsewhere, "secret");
    assertThatThrownBy(this::archive)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("changed or damaged");
  }

  private Path secret() throws IOException {
    Path home = Files.createDirectories(root.resolve(".ray"));
    return Files.writeString(home.resolve("auth_token"), "secret").toRealPath();
  }

  private void archive() {
    StudyArchive.write(folder, null, true, root.resolve("study.zip"), _ -> {});
  }

  private void assertArchiveRefuses(String what, Path secret, Path cure) {
    assertThatThrownBy(this::archive)
        .isInstanceOf(ArchiveException.class)
        .hasMessageFindingMatch(what)
        .hasMessageContaining(" is " + secret + ", outside the study folder")
        .hasMessageEndingWith("put a copy of it into " + cure);
    assertThat(root.resolve("study.zip")).doesNotExist();
  }

  private String packed(String name) throws IOException {
    try (ZipFile zip = new ZipFile(root.resolve("study.zip").toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }

  private void write(String key, String path) throws IOException {
    write(key, path, "ab");
  }

  private void write(String key, String path, String sha256) throws IOException {
    Files.createDirectories(folder.root());
    Files.writeString(folder.script(), "");
    byte[] header = HeaderJson.write(Sample.header(1));
    var timing = new RunTiming(Sample.START, Sample.START, Duration.ZERO);
    var outputs =
        new RunOutputs(Map.of(key, new OutputFile(path, sha256, 1)), Map.of(), Map.of(), List.of());
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
