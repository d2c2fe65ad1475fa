package dev.skysweep.analysis;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.statistics.failures.FailureGroup;
import dev.skysweep.study.Dispersions;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.MonteCarlo;
import dev.skysweep.study.Value;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static final int RUNS = 60;

  private final MonteCarlo design =
      new MonteCarlo(
          Dispersions.parse(List.of("Sat.SMA=normal:7000:50", "Sat.ECC=uniform:0:0.1")),
          RUNS,
          BigInteger.valueOf(42));

  @TempDir private Path folder;

  private Map<String, Value> values(int run) {
    var values = new HashMap<String, Value>();
    design.run(run).overrides().forEach((path, value) -> values.put(path.toString(), value));
    return values;
  }

  /// Runs with an SMA below 6960 fail.
  private void makeStudy(int forged) throws Exception {
    var study = new StudyOnDisk(folder, RUNS);
    for (int run = 0; run < RUNS; run++) {
      Map<String, Value> values = values(run);
      if (run == forged) {
        values.put("Sat.SMA", Value.of(7000.0));
      }
      Value sma = design.run(run).overrides().get(FieldPath.parse("Sat.SMA"));
      if (sma instanceof Value.Real(double km) && km < 6960) {
        study.failed(run, values);
      } else {
        study.ok(run, values, Map.of("report__RF", table(numbers("y", run))));
      }
    }
    study.open(design.parameterSpec()).close();
  }

  private List<Verification.Finding> verify() {
    var found = new ArrayList<Verification.Finding>();
    var study = new StudyFolder(folder);
    Verification.of(study, Manifest.open(study.manifest()), found::add);
    return found;
  }

  @Test
  void aStudyAsItWasMadeDiffersInNothing() throws Exception {
    makeStudy(-1);
    assertThat(verify()).isEmpty();
  }

  @Test
  void aForgedValueIsFound() throws Exception {
    makeStudy(3);
    assertThat(verify())
        .singleElement()
        .satisfies(found -> assertThat(found.runId()).isEqualTo(3))
        .satisfies(
            found -> assertThat(found.what()).contains("Sat.SMA was 7000.0, but the design gives"));
  }

  @Test
  void aFileThatChangedOrWentIsFound() throws Exception {
    makeStudy(-1);
    var study = new StudyFolder(folder);
    var left = new ArrayList<Integer>();
    for (int run = 0; run < RUNS; run++) {
      if (Files.exists(study.run(run).resolve("report__RF.parquet"))) {
        left.add(run);
      }
    }
    Path changed = study.run(left.get(0)).resolve("report__RF.parquet");
    byte[] bytes = Files.readAllBytes(changed);
    bytes[bytes.length / 2] ^= 1;
    Files.write(changed, bytes);
    Files.delete(study.run(left.get(1)).resolve("report__RF.parquet"));

    assertThat(verify())
        .extracting(Verification.Finding::what)
        .satisfiesExactly(
            what -> assertThat(what).startsWith("report__RF has changed: runs/"),
            what -> assertThat(what).startsWith("report__RF is gone: runs/"));
  }

  @Test
  void mergedRunsAreHashedWhereTheirRowsLie() throws Exception {
    makeStudy(-1);
    StudyOnDisk.compact(new StudyFolder(folder), Layout.COMPACT);
    assertThat(verify()).isEmpty();

    Path part;
    try (Stream<Path> files = Files.list(folder.resolve("tables/report__RF"))) {
      part = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);
    assertThat(verify())
        .containsExactly(
            new Verification.Finding(-1, "a table has changed: " + folder.relativize(part)));
    Files.delete(part);
    assertThat(verify())
        .containsExactly(
            new Verification.Finding(-1, "a table is gone: " + folder.relativize(part)));
  }

  @Test
  void wholeNumbersOfTheReferenceAreWhatTheDesignGives() throws Exception {
    String header =
        """
        {"backend": "LocalJoblibPool", "gmat_install_version": "R2026a", \
        "gmat_run_version": "0.6.0", "gmat_sweep_version": "0.6.0", "os_platform": "Linux", \
        "parameter_spec": {"_kind": "explicit", "columns": ["Sat.SMA", "Sat.ECC"], \
        "rows": [[7000, 0.001], [7100, 0.1]]}, "postprocess": null, "python_version": "3.12.1", \
        "run_count": 2, "schema_version": 1, "script_sha256": "3acd", "sweep_seed": null}
        """;
    String line =
        """
        {"context": {}, "converged": {}, "duration_s": 0.2, \
        "ended_at": "2026-11-23T13:18:38.758765+00:00", "extra_outputs": {}, "log_path": null, \
        "output_paths": {}, "overrides": {"Sat.ECC": %s, "Sat.SMA": %s}, \
        "postprocess_status": "none", "run_id": %d, "solver_paths": {}, \
        "started_at": "2026-11-23T13:18:38.535760+00:00", "status": "ok", "stderr": null}
        """;
    Files.writeString(
        folder.resolve("manifest.jsonl"),
        header + line.formatted("0.001", "7000.0", 0) + line.formatted("0.1", "7100.5", 1));

    assertThat(verify())
        .containsExactly(
            new Verification.Finding(1, "Sat.SMA was 7100.5, but the design gives 7100"));
  }

  @Test
  void failuresAreGroupedAndPlacedInParameterSpace() throws Exception {
    makeStudy(-1);
    List<FailureGroup> groups = FailureReport.of(Manifest.open(new StudyFolder(folder).manifest()));

    assertThat(groups).hasSize(1);
    FailureGroup group = groups.getFirst();
    assertThat(group.kind()).isEqualTo("engine error");
    assertThat(group.regions()).hasSize(1);
    assertThat(group.regions().getFirst().words())
        .startsWith("Sat.SMA <= 69")
        .endsWith("%d of %d runs fail (100 %%)".formatted(group.size(), group.size()));
  }

  @Test
  void aCauseIsWithoutTheLogAndTheTraceback() {
    assertThat(FailureReport.cause("no luck\n--- GMAT's log ends with ---\nx = 3"))
        .isEqualTo("no luck");
    String python =
        """
        Traceback (most recent call last):
          File "a.py", line 1, in f
            raise A()
        A: first

        The above exception was the direct cause of the following exception:

        Traceback (most recent call last):
          File "b.py", line 2, in g
            raise B()
        gmat_run.errors.B: INC is wrong
        allowed: 0 to 180
        """;
    assertThat(FailureReport.cause(python))
        .isEqualTo("gmat_run.errors.B: INC is wrong\nallowed: 0 to 180");
  }
}
