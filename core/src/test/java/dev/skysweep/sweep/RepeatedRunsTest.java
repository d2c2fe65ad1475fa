package dev.skysweep.sweep;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.ExplicitRuns;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Reused;
import dev.skysweep.study.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which runs are made and which are taken from where they were made before, without an engine.
class RepeatedRunsTest {
  @TempDir private Path root;
  private final List<String> said = new ArrayList<>();
  private Path script;

  @BeforeEach
  void writeMission() throws IOException {
    script = RecordedStudy.missionIn(root);
  }

  private SweepOptions options(Path... reuse) {
    var listener =
        new SweepListener() {
          @Override
          public void said(String message) {
            said.add(message);
          }
        };
    return SweepOptions.builder().listener(listener).reuse(List.of(reuse)).build();
  }

  private Path folder(String name) {
    return root.resolve(name);
  }

  /// The runs that were made, in order.
  private List<Integer> sweep(String name, IntPredicate fails, SweepOptions options, double... sma)
      throws InterruptedException {
    List<List<Value>> rows = Arrays.stream(sma).mapToObj(each -> List.of(Value.of(each))).toList();
    try (var pool = new WritingPool(folder(name), fails)) {
      Sweep.of(script)
          .design(new ExplicitRuns(List.of(FieldPath.parse("Sat.SMA")), rows))
          .out(folder(name))
          .with(options)
          .run(pool)
          .close();
      return pool.made();
    }
  }

  private List<Integer> resume(String name) throws InterruptedException {
    try (var pool = new WritingPool(folder(name))) {
      new Resume(folder(name), null, false, null, options()).run(pool).close();
      return pool.made();
    }
  }

  /// Of each run, from which it was taken: its number, or -1 if it was made.
  private Map<Integer, Integer> origins(String name) {
    var origins = new TreeMap<Integer, Integer>();
    for (ManifestEntry entry : entries(name)) {
      Reused reused = requireNonNull(entry.record()).attempt().reused();
      origins.put(entry.runId(), reused == null ? -1 : reused.runId());
    }
    return origins;
  }

  private List<ManifestEntry> entries(String name) {
    try (var entries = Manifest.open(new StudyFolder(folder(name)).manifest()).latest()) {
      return entries.filter(entry -> entry.status().equals("ok")).toList();
    }
  }

  private String hash(String name, int run) {
    return Manifest.open(new StudyFolder(folder(name)).manifest())
        .entry(run)
        .orElseThrow()
        .outputs()
        .tables()
        .get("report__RF")
        .sha256();
  }

  @Test
  void ofRunsWithTheSameValuesOneIsMade() throws Exception {
    assertThat(sweep("s", _ -> false, options(), 7000, 7100, 7000, 7000)).containsExactly(0, 1);

    assertThat(origins("s")).isEqualTo(Map.of(0, -1, 1, -1, 2, 0, 3, 0));
    assertThat(hash("s", 3)).isEqualTo(hash("s", 0)).isNotEqualTo(hash("s", 1));
    assertThat(folder("s").resolve("runs/000003/report__RF.parquet"))
        .hasSameBinaryContentAs(folder("s").resolve("runs/000000/report__RF.parquet"));
  }

  @Test
  void whereTheOneThatIsMadeFailsTheNextIsMade() throws Exception {
    assertThat(sweep("s", run -> run == 0, options(), 7000, 7000, 7000)).containsExactly(0, 1);

    assertThat(origins("s")).isEqualTo(Map.of(1, -1, 2, 1));
  }

  @Test
  void aResumeTakesWhatIsThereOfTheSameValues() throws Exception {
    sweep("s", run -> run == 0 || run == 2, options(), 7000, 7000, 7100);

    assertThat(resume("s")).containsExactly(2);

    assertThat(origins("s")).isEqualTo(Map.of(0, 1, 1, -1, 2, -1));
  }

  @Test
  void aResumeMakesRunsAgainWhereTheScriptHasChanged() throws Exception {
    sweep("s", run -> run == 0, options(), 7000, 7000);
    String text = Files.readString(script);
    Files.writeString(script, text.replace("Sat.INC = 51.6", "Sat.INC = 51.7"));
    try (var pool = new WritingPool(folder("s"))) {
      new Resume(folder("s"), script, true, null, options()).run(pool).close();
      assertThat(pool.made()).containsExactly(0);
    }
  }

  @Test
  void runsOfAnotherStudyAreTakenAndSayWhereTheyAreFrom() throws Exception {
    sweep("before", _ -> false, options(), 7100, 7000);

    assertThat(sweep("s", _ -> false, options(root), 7000, 7050, 7100, 7100)).containsExactly(1);

    assertThat(said).contains("runs that may be reused: 2, of studies: 1");
    assertThat(origins("s")).isEqualTo(Map.of(0, 1, 1, -1, 2, 0, 3, 2));
    Reused reused = requireNonNull(entries("s").getFirst().record()).attempt().reused();
    assertThat(requireNonNull(reused).folder()).isEqualTo(folder("before").toString());
    assertThat(hash("s", 0)).isEqualTo(hash("before", 1));
  }

  @Test
  void whatHasChangedSinceItWasRecordedIsMadeAndAFewAreTold() throws Exception {
    double[] values = {7000, 7001, 7002, 7003, 7004};
    sweep("before", _ -> false, options(), values);
    for (int run = 0; run < 5; run++) {
      Files.writeString(
          folder("before").resolve("runs/00000%d/report__RF.parquet".formatted(run)), "changed");
    }

    assertThat(sweep("s", _ -> false, options(root), values)).hasSize(5);

    assertThat(said.stream().filter(line -> line.contains("is not reused"))).hasSize(3);
    assertThat(said)
        .anyMatch(line ->
            line.startsWith("run 0 of " + folder("before") + " is not reused for run 0, but made:"))
        .filteredOn("further runs that are not reused are not told"::equals)
        .hasSize(1);
  }

  @Test
  void nothingIsTakenWhereRawFilesAreKept() throws Exception {
    var options = SweepOptions.builder().keepRaw(true).build();

    assertThat(sweep("s", _ -> false, options, 7000, 7000)).containsExactly(0, 1);
  }
}
