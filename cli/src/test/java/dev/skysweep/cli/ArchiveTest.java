package dev.skysweep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Reference;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.Missions;
import dev.skysweep.json.Json;
import dev.skysweep.results.SweepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dflib.Printers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveTest extends StudyOfLeo {
  private Path zip;

  @BeforeEach
  void nameTheArchive() {
    zip = root.resolve("study.zip");
  }

  private void sweep(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "run",
                script.toString(),
                "--grid",
                "Sat.SMA=6900:7300:3",
                "--out",
                study.folder().toString()));
    arguments.addAll(List.of(more));
    CommandRun.of(arguments.toArray(String[]::new)).isOk();
  }

  private CommandRun archive(String... more) {
    var arguments =
        new ArrayList<>(List.of("archive", study.folder().toString(), "-o", zip.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String report(Path folder) {
    try (SweepResult result = SweepResult.open(folder)) {
      return Printers.tabular.toString(result.report());
    }
  }

  private List<String> names() throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void anArchiveIsReadAsItIs() {
    sweep();
    archive().isOk();
    Path plot = root.resolve("plot.svg");

    CommandRun.of(
            "plot", zip.toString(), "histogram", "--metric", "RF.Sat.X", "-o", plot.toString())
        .isOk();
    assertThat(plot).content().contains("<svg");
    CommandRun.of("report", zip.toString()).isOk();
    assertThat(root.resolve("study.html")).content().contains("<h1>study</h1>");
    assertThat(CommandRun.of("summary", zip.toString()).isOk().out()).contains("Sat.X");
    assertThat(CommandRun.of("why", zip.toString()).isOk().out()).isNotEmpty();
    String name = zip.toString();
    assertThat(CommandRun.of("show", name).isOk().out()).contains("output: " + name);
    CommandRun.of("show", name, "--run", "99")
        .isRefused(ExitCode.MANIFEST, name + " records no run 99");
  }

  @Test
  void theSameStudyGivesTheSameBytes() throws IOException {
    sweep("--postprocess", "touch note.txt");
    archive().isOk();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.getInputStream(file.getEntry("README.md")).readAllBytes())
          .asString(UTF_8)
          .contains("| `study.yaml` | what was asked for");
    }
    String hash = Sha256.of(zip);

    archive().isRefused(ExitCode.USAGE, "--overwrite");
    archive("--overwrite").isOk();

    assertThat(Sha256.of(zip)).isEqualTo(hash);
    assertThat(names())
        .containsExactly(
            "README.md",
            "manifest.jsonl",
            "mission.script",
            "ro-crate-metadata.json",
            "runs/000000/note.txt",
            "runs/000000/report__RF.parquet",
            "runs/000001/note.txt",
            "runs/000001/report__RF.parquet",
            "runs/000002/note.txt",
            "runs/000002/report__RF.parquet",
            "study.yaml",
            "SHA256SUMS");
    archive("--overwrite", "--include-logs").isOk();
    assertThat(names()).contains("runs/000001/gmat.log", "runs/000001/run.script");
  }

  @Test
  void anArchiveIsReadInPlaceAndGoneOnWithElsewhere() throws IOException {
    sweep();
    String before = report(study.folder());
    archive().isOk();
    FileTree.delete(study.folder());

    assertThat(CommandRun.of("archive", "verify", zip.toString()).isOk().out())
        .contains("every file is as it was");
    assertThat(CommandRun.of("show", zip.toString()).isOk().out()).contains("3 runs (3 ok)");
    assertThat(CommandRun.of("sql", zip.toString(), "SELECT count(*) FROM runs", "--csv").out())
        .contains("3");
    CommandRun.of("resume", zip.toString()).isRefused(ExitCode.USAGE, "skysweep open");

    Path elsewhere = root.resolve("another/place");
    CommandRun.of("open", zip.toString(), "--to", elsewhere.toString()).isOk();
    assertThat(report(elsewhere)).isEqualTo(before);
    Path manifest = elsewhere.resolve("manifest.jsonl");
    String lines = Files.readString(manifest);
    Files.writeString(manifest, lines.substring(0, lines.lastIndexOf("{\"run_id\"")));
    CommandRun.of("resume", elsewhere.toString()).isOk();
    assertThat(report(elsewhere)).isEqualTo(before);
    CommandRun.of("open", zip.toString(), "--to", elsewhere.toString())
        .isRefused(ExitCode.MANIFEST, "not empty");
  }

  @Test
  void aCompactStudyIsArchivedToo() throws IOException {
    sweep("--layout", "compact");
    archive().isOk();

    assertThat(names()).contains("tables/report__RF/part-000000-000002.parquet");
    Path elsewhere = root.resolve("elsewhere");
    CommandRun.of("open", zip.toString(), "--to", elsewhere.toString()).isOk();
    assertThat(report(elsewhere)).isEqualTo(report(study.folder()));
  }

  @Test
  void whatIsNotAsRecordedIsRefused() throws IOException {
    sweep();
    Path output = study.folder().resolve("runs/000001/report__RF.parquet");
    byte[] bytes = Files.readAllBytes(output);
    Files.write(output, new byte[] {1});
    archive().isRefused(ExitCode.MANIFEST, "runs/000001/report__RF.parquet", "changed or damaged");
    Files.delete(output);
    archive().isRefused(ExitCode.MANIFEST, "run 1's report__RF is missing");
    assertThat(zip).doesNotExist();
    Files.write(output, bytes);
    Path other = Files.writeString(root.resolve("other.script"), Missions.LEO + "% more\n");
    archive("--script", other.toString()).isRefused(ExitCode.MANIFEST, "other.script");
    archive().isOk();
    assertThat(
            archive("--script", other.toString(), "--allow-script-drift", "--overwrite")
                .isOk()
                .err())
        .contains("warning: ", "other.script is not the script that this sweep was made with");
  }

  @Test
  void aChangedArchiveIsFoundOut() throws IOException {
    sweep();
    archive().isOk();
    Path changed = root.resolve("changed.zip");
    rewrite(changed, "mission.script", "changed".getBytes(UTF_8), "mission.script");

    CommandRun verified = CommandRun.of("archive", "verify", changed.toString());

    verified.endsWith(ExitCode.MANIFEST);
    assertThat(verified.err()).contains("mission.script does not match its hash");
    CommandRun.of("open", changed.toString(), "--to", root.resolve("x").toString())
        .isRefused(ExitCode.MANIFEST, "mission.script");
    assertThat(root.resolve("x")).doesNotExist();
  }

  /// In `.skysweep` it would say that the folder is the copy of a bucket.
  @ParameterizedTest
  @CsvSource({
    "../../evil.script, outside of the folder",
    ".skysweep/bucket, no archive of a study has: .skysweep/bucket"
  })
  void nothingIsWrittenWhereNoStudyHasAFile(String member, String refusal) throws IOException {
    sweep();
    archive().isOk();
    Path evil = root.resolve("evil.zip");
    rewrite(evil, "mission.script", "s3://evil/x".getBytes(UTF_8), member);

    CommandRun.of("open", evil.toString(), "--to", root.resolve("a/b").toString())
        .isRefused(ExitCode.MANIFEST, refusal);
    assertThat(root.resolve("evil.script")).doesNotExist();
    assertThat(root.resolve("a/b")).doesNotExist();
  }

  @Test
  void whatIsNoArchiveIsNamed() throws IOException {
    Path broken = Files.writeString(root.resolve("broken.zip"), "no zip at all");
    for (List<String> command : List.of(List.of("archive", "verify"), List.of("open"))) {
      var arguments = new ArrayList<>(command);
      arguments.add(broken.toString());
      CommandRun.of(arguments.toArray(String[]::new))
          .isRefused(ExitCode.MANIFEST, "broken.zip", "no whole zip");
    }
    CommandRun.of("archive").isRefused(ExitCode.USAGE, "name the study");
    CommandRun.of("open", root.toString()).isRefused(ExitCode.USAGE, "no archive");
  }

  @Test
  void theReferencesStudiesAndArchivesAreTaken() throws IOException {
    Path theirs = root.resolve("theirs");
    Reference.run(
        root,
        "run",
        script.toString(),
        "--grid",
        "Sat.SMA=6900:7300:3",
        "--out",
        theirs.toString());
    String before = report(theirs);
    Path bundle = root.resolve("bundle.zip");
    Reference.run(
        root,
        "archive",
        theirs.resolve("manifest.jsonl").toString(),
        "--script",
        script.toString(),
        "--out",
        bundle.toString());
    CommandRun.of(
            "archive",
            theirs.resolve("manifest.jsonl").toString(),
            "--script",
            script.toString(),
            "--out",
            zip.toString())
        .isOk();
    FileTree.delete(theirs);

    for (Path archive : List.of(bundle, zip)) {
      CommandRun.of("archive", "verify", archive.toString()).isOk();
      Path to = root.resolve("from-" + archive.getFileName());
      CommandRun.of("open", archive.toString(), "--to", to.toString()).isOk();
      assertThat(report(to)).isEqualTo(before);
      CommandRun.of("resume", to.toString()).isOk();
      assertThat(Reference.run(root, "show", to.resolve("manifest.jsonl").toString()))
          .contains("3 runs (3 ok)");
    }
  }

  @Test
  void theMetadataIsAResearchObjects() throws IOException {
    sweep();
    archive().isOk();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      var crate =
          Json.mapper()
              .readTree(file.getInputStream(file.getEntry("ro-crate-metadata.json")))
              .path("@graph");
      var ids = new ArrayList<String>();
      crate.forEach(entity -> ids.add(entity.path("@id").asString()));
      assertThat(ids)
          .startsWith("ro-crate-metadata.json", "./")
          .contains("mission.script", "runs/");
      crate
          .get(1)
          .path("hasPart")
          .forEach(part -> assertThat(ids).contains(part.path("@id").asString()));
      assertThat(crate.get(1).path("datePublished").asString()).startsWith("20");
    }
  }

  /// The archive with one member changed.
  private void rewrite(Path to, String member, byte[] content, String name) throws IOException {
    try (ZipFile from = new ZipFile(zip.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(e -> (ZipEntry) e)::iterator) {
        boolean changed = entry.getName().equals(member);
        out.putNextEntry(new ZipEntry(changed ? name : entry.getName()));
        out.write(changed ? content : from.getInputStream(entry).readAllBytes());
        out.closeEntry();
      }
    }
  }
}
