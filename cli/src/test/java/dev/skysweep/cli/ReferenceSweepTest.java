package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.ParquetRows;
import dev.skysweep.Reference;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The real gmat-sweep 0.6.0 and we read each other's sweeps and go on with them.
class ReferenceSweepTest extends StudyOfLeo {
  private static final String GRID = "Sat.SMA=6900:7300:6";
  private static final List<String> STATE =
      List.of("Sat.X", "Sat.Y", "Sat.Z", "Sat.VX", "Sat.VY", "Sat.VZ");

  /// The reference's own data frame: a list for each row, its run id first.
  private static final String PRINT_FRAME =
      """
      import json, sys
      from pathlib import Path
      from gmat_sweep import Manifest, lazy_multiindex
      manifest = Path(sys.argv[1])
      frame = lazy_multiindex(Manifest.load(manifest), manifest.parent)
      columns = ["Sat.X", "Sat.Y", "Sat.Z", "Sat.VX", "Sat.VY", "Sat.VZ"]
      print(json.dumps([[int(index[0]), str(index[1]), row["__status"], *[float(row[c]) for c in columns]]
          for index, row in frame.iterrows()]))
      """;

  private void sweep() {
    CommandRun.of("run", script.toString(), "--grid", GRID, "--out", study.folder().toString())
        .isOk();
  }

  private void referenceSweeps(Path folder) {
    Reference.run(
        root,
        "run",
        script.toString(),
        "--grid",
        GRID,
        "--workers",
        "2",
        "--out",
        folder.toString());
  }

  @Test
  void theReferenceReadsOurSweepAndItsTables() {
    sweep();

    assertThat(Reference.run(root, "show", study.file().toString())).contains("6 runs (6 ok)");
    assertThat(referenceFrame(study)).isEqualTo(frame(study));
  }

  @Test
  void bothGetTheSameValues() {
    sweep();
    var theirs = new Study(root.resolve("theirs"));
    referenceSweeps(theirs.folder());

    List<List<Object>> ours = frame(study);
    List<List<Object>> reference = frame(theirs);

    assertThat(ours).hasSameSizeAs(reference);
    for (int row = 0; row < ours.size(); row++) {
      assertThat(ours.get(row).subList(0, 3)).isEqualTo(reference.get(row).subList(0, 3));
      for (int column = 3; column < 9; column++) {
        double theirValue = (double) reference.get(row).get(column);
        assertThat((double) ours.get(row).get(column))
            .isCloseTo(theirValue, within(1e-9 * Math.abs(theirValue)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"monte-carlo", "latin-hypercube"})
  void bothDrawTheSameValuesFromASeed(String command) {
    var theirs = new Study(root.resolve("theirs"));
    List<String> arguments =
        List.of(
            command,
            script.toString(),
            "--n",
            "4",
            "--seed",
            "42",
            "--perturb",
            "Sat.SMA=normal:7100:50",
            "--perturb",
            "Sat.INC=uniform:10:80",
            "--out");
    CommandRun.of(with(arguments, study.folder())).isOk();
    Reference.run(root, with(arguments, theirs.folder()));

    for (int runId = 0; runId < 4; runId++) {
      assertThat(study.manifest().entry(runId).orElseThrow().overrides())
          .isEqualTo(theirs.manifest().entry(runId).orElseThrow().overrides());
    }
    assertThat(study.manifest().header().parameterSpec())
        .isEqualTo(theirs.manifest().header().parameterSpec());
    assertThat(study.manifest().header().sweepSeed()).isEqualTo(BigInteger.valueOf(42));
  }

  private static String[] with(List<String> arguments, Path folder) {
    return Stream.concat(arguments.stream(), Stream.of(folder.toString())).toArray(String[]::new);
  }

  @Test
  void weResumeASweepThatTheReferenceLeftHalfDone() throws IOException {
    referenceSweeps(study.folder());
    List<String> lines = Files.readAllLines(study.file());
    String torn = lines.get(4).substring(0, 50);
    Files.writeString(study.file(), String.join("\n", lines.subList(0, 4)) + "\n" + torn);

    CommandRun resumed =
        CommandRun.of("resume", study.file().toString(), "--script", script.toString());

    resumed.isOk();
    assertThat(resumed.out()).contains("6 runs (6 ok)");
    assertThat(study.attempts()).hasSize(6);
    assertThat(study.attempts().stream().filter(entry -> entry.record() != null)).hasSize(3);
    assertThat(Reference.run(root, "show", study.file().toString())).contains("6 runs (6 ok)");
    assertThat(referenceFrame(study)).isEqualTo(frame(study));
  }

  @Test
  void theReferenceResumesASweepThatWeLeftHalfDone() throws IOException {
    sweep();
    List<String> lines = Files.readAllLines(study.file());
    Files.writeString(study.file(), String.join("\n", lines.subList(0, 4)) + "\n");

    Reference.run(root, "resume", study.file().toString(), "--script", script.toString());

    assertThat(study.isDone()).isTrue();
    CommandRun shown = CommandRun.of("show", study.folder().toString()).isOk();
    assertThat(shown.out()).contains("6 runs (6 ok)");
    assertThat(referenceFrame(study)).hasSameSizeAs(frame(study));
  }

  private List<List<Object>> referenceFrame(Study read) {
    JsonNode rows =
        Json.mapper().readTree(Reference.python(root, PRINT_FRAME, read.file().toString()));
    var frame = new ArrayList<List<Object>>();
    for (JsonNode row : rows) {
      var cells = new ArrayList<>();
      row.forEach(cell ->
          cells.add(
              cell.isInt()
                  ? cell.intValue()
                  : cell.isNumber() ? cell.doubleValue() : cell.stringValue()));
      frame.add(cells);
    }
    return frame;
  }

  /// The same rows from the Parquet files themselves.
  private static List<List<Object>> frame(Study read) {
    var folder = new StudyFolder(read.folder());
    var frame = new ArrayList<List<Object>>();
    for (int runId = 0; runId < read.manifest().runCount(); runId++) {
      ManifestEntry entry = read.manifest().entry(runId).orElseThrow();
      String report = Objects.requireNonNull(entry.outputs().tables().get("report__RF")).path();
      for (Map<String, Object> row : ParquetRows.of(folder.resolve(report, runId))) {
        var cells = new ArrayList<>();
        cells.add(runId);
        cells.add(String.valueOf(row.get("time")).replace("T", " ").replaceFirst("\\.0$", ""));
        cells.add(entry.status());
        STATE.forEach(name -> cells.add(Objects.requireNonNull(row.get(name))));
        frame.add(cells);
      }
    }
    return frame;
  }
}
