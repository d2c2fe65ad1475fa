package dev.skysweep.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineLog;
import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputFormatException;
import dev.skysweep.output.OutputKind;
import dev.skysweep.study.RunOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputStoreTest {
  private static final OutputDeclaration REPORT =
      new OutputDeclaration(
          OutputKind.REPORT, "ReportFile", "RF", "RF.txt", Map.of(), List.of("Sat.X", "Sat.Y"), 1);
  private static final String TEXT =
      """
      Sat.X                     Sat.Y
      7000.5                    -12.25
      7001.5                    -13.25
      """;

  @TempDir private Path study;

  private RunOutputs store(String text) throws IOException, OutputFormatException {
    return store(3, text, new SpareFolder(study.resolve(".skysweep")));
  }

  private RunOutputs store(int runId, @Nullable String text, SpareFolder spare)
      throws IOException, OutputFormatException {
    RunFolder folder = RunFolder.fresh(study, runId, spare);
    if (text != null) {
      Files.writeString(folder.raw().resolve("RF.txt"), text);
    }
    return new OutputStore(false, spare)
        .store(List.of(REPORT), folder, EngineLog.parse(""))
        .outputs();
  }

  @Test
  void nothingOfARunIsSeenByTheNextThatGetsItsFolder() throws IOException, OutputFormatException {
    Files.createDirectories(study.resolve(".skysweep"));
    var spare = new SpareFolder(study.resolve(".skysweep"));

    assertThat(store(0, TEXT, spare).tables()).hasSize(1);
    assertThat(study.resolve("runs/000000/raw")).doesNotExist();
    RunOutputs next = store(1, null, spare);

    assertThat(next.tables()).isEmpty();
    assertThat(next.notes()).containsExactly("RF: GMAT wrote nothing");
    assertThat(study.resolve("runs/000001/raw")).doesNotExist();
  }

  /// The driver of the first was killed, its run is made again meanwhile.
  @Test
  void anAttemptThatEndsLateTakesNothingOfTheNextOnes() throws IOException, OutputFormatException {
    Path internals = Files.createDirectories(study.resolve(".skysweep"));
    var late = new SpareFolder(internals, "late");
    var next = new SpareFolder(internals, "next");
    RunFolder before = RunFolder.fresh(study, 0, late);
    Files.writeString(before.raw().resolve("RF.txt"), TEXT);
    RunFolder now = RunFolder.fresh(study, 0, next);
    Files.writeString(now.raw().resolve("RF.txt"), TEXT);

    new OutputStore(false, late).store(List.of(REPORT), before, EngineLog.parse(""));
    RunOutputs outputs =
        new OutputStore(false, next).store(List.of(REPORT), now, EngineLog.parse("")).outputs();

    assertThat(outputs.tables()).containsOnlyKeys("report__RF");
    assertThat(study.resolve("runs/000000/report__RF.parquet")).isRegularFile();
  }

  @Test
  void aWholeReportBecomesAFileAndTheTextGoes() throws IOException, OutputFormatException {
    RunOutputs outputs = store(TEXT);

    assertThat(outputs.tables()).containsOnlyKeys("report__RF");
    assertThat(study.resolve("runs/000003/report__RF.parquet")).isRegularFile();
    assertThat(study.resolve("runs/000003/raw")).doesNotExist();
  }

  /// What a disk leaves that was full for a moment; GMAT takes such a run for a good one.
  @Test
  void aReportThatBreaksOffInALineIsNoReport() {
    assertThatThrownBy(() -> store(TEXT.substring(0, TEXT.length() - 4)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("RF.txt")
        .hasMessageContaining("breaks off in the middle of a line");
    assertThat(study.resolve("runs/000003/report__RF.parquet")).doesNotExist();
  }
}
