package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Reference;
import dev.skysweep.results.SweepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;
import org.dflib.Printers;
import org.junit.jupiter.api.Test;

/// What becomes of the runs' own files.
class LayoutTest extends StudyOfLeo {
  private void sweep(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "run",
                script.toString(),
                "--grid",
                "Sat.SMA=6900:7300:4",
                "--out",
                study.folder().toString()));
    arguments.addAll(List.of(more));
    CommandRun.of(arguments.toArray(String[]::new)).isOk();
  }

  private String report() {
    try (SweepResult result = SweepResult.open(study.folder())) {
      DataFrame report = result.report();
      return Printers.tabular.toString(report);
    }
  }

  private Path ownFile() {
    return study.folder().resolve("runs/000002/report__RF.parquet");
  }

  private Path part() {
    return study.folder().resolve("tables/report__RF/part-000000-000003.parquet");
  }

  @Test
  void aSweepKeepsTheRunsFilesUnlessToldOtherwise() {
    sweep();
    assertThat(ownFile()).exists();
    assertThat(part()).doesNotExist();
    String before = report();

    assertThat(CommandRun.of("compact", study.folder().toString(), "--keep").isOk().out())
        .contains("4 files of 4 runs merged");
    assertThat(ownFile()).exists();
    assertThat(part()).exists();

    assertThat(CommandRun.of("compact", study.folder().toString()).isOk().out())
        .contains("0 files of 4 runs merged");
    assertThat(ownFile()).doesNotExist();
    assertThat(report()).isEqualTo(before);
  }

  @Test
  void aCompactStudyIsResumedReplayedAndShown() throws IOException {
    sweep("--layout", "compact");
    assertThat(part()).exists();
    assertThat(ownFile()).doesNotExist();
    String before = report();
    String manifest = Files.readString(study.file());
    Files.writeString(study.file(), manifest.substring(0, manifest.lastIndexOf("{\"run_id\"")));

    CommandRun.of("resume", study.folder().toString()).isOk();

    assertThat(report()).isEqualTo(before);
    assertThat(study.folder().resolve("runs/000003/report__RF.parquet")).doesNotExist();
    CommandRun.of("show", study.folder().toString(), "--run", "2").isOk();
    assertThat(CommandRun.of("replay", study.folder().toString(), "2").isOk().out())
        .contains("same bits as recorded");
  }

  /// Its frames find no rows in a compact study, but its manifest is as good as ever.
  @Test
  void theReferenceLoadsTheManifestOfACompactStudy() {
    sweep("--layout", "compact");

    assertThat(Reference.run(root, "show", study.file().toString())).contains("4 runs (4 ok)");
    Reference.run(root, "resume", study.file().toString(), "--script", script.toString());
    assertThat(study.attempts()).hasSize(4);
  }

  @Test
  void whatTheReferenceMadeStaysAsItIs() {
    Reference.run(
        root,
        "run",
        script.toString(),
        "--grid",
        "Sat.SMA=6900:7300:4",
        "--out",
        study.folder().toString());

    assertThat(CommandRun.of("compact", study.folder().toString()).isOk().out())
        .contains("0 files of 4 runs merged");
    assertThat(study.folder().resolve("run-2/report__RF.parquet")).exists();
  }
}
