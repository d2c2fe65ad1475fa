package dev.skysweep.analysis;

import static dev.skysweep.results.StudyOnDisk.numbers;
import static dev.skysweep.results.StudyOnDisk.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.analysis.Sensitivity.Findings;
import dev.skysweep.random.Pcg64;
import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.RunMetric;
import dev.skysweep.statistics.sensitivity.SobolIndices;
import dev.skysweep.study.Design;
import dev.skysweep.study.Dispersions;
import dev.skysweep.study.MonteCarlo;
import dev.skysweep.study.Morris;
import dev.skysweep.study.Saltelli;
import dev.skysweep.study.Value;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensitivityTest {
  private static final BigInteger SEED = BigInteger.valueOf(3);
  private static final Dispersions FIELDS =
      Dispersions.parse(List.of("A.X=uniform:-1:1", "B.X=uniform:-1:1", "C.X=uniform:-1:1"));

  @TempDir private Path folder;

  /// 4 a + a b, and nothing of c.
  private static double output(Map<String, Double> run) {
    double a = run.getOrDefault("A.X", 0.0);
    return 4 * a + a * run.getOrDefault("B.X", 0.0);
  }

  private static Map<String, Double> values(Design design, int run) {
    var values = new TreeMap<String, Double>();
    design
        .run(run)
        .overrides()
        .forEach((path, value) -> {
          if (value instanceof Value.Real(double real)) {
            values.put(path.toString(), real);
          }
        });
    return values;
  }

  /// @param renamed new names of the fields, which may sort otherwise
  private SweepResult study(Design design, Map<String, String> renamed, int failing)
      throws Exception {
    var study = new StudyOnDisk(folder, design.runCount());
    for (int run = 0; run < design.runCount(); run++) {
      Map<String, Double> values = values(design, run);
      var overrides = new HashMap<String, Value>();
      values.forEach(
          (name, value) -> overrides.put(renamed.getOrDefault(name, name), Value.of(value)));
      if (run == failing) {
        study.failed(run, overrides);
      } else {
        study.ok(run, overrides, Map.of("report__RF", table(numbers("y", output(values)))));
      }
    }
    return study.open(design.parameterSpec());
  }

  private static Findings find(SweepResult result, SensitivityMethod method) {
    var metrics = new StudyMetrics(result);
    return new Sensitivity(metrics, 0.95, SEED).of(metrics.of(RunMetric.parse("y")), method);
  }

  private static double value(Findings findings, String measure, String parameter) {
    return findings.indices().stream()
        .filter(each -> each.measure().equals(measure) && each.parameter().equals(parameter))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void aSaltelliDesignGivesSobolsIndices() throws Exception {
    var design = new Saltelli(FIELDS, 64, SEED, true);
    double[] outputs = new double[design.runCount()];
    for (int run = 0; run < outputs.length; run++) {
      outputs[run] = output(values(design, run));
    }
    try (SweepResult result = study(design, Map.of(), -1)) {
      assertThat(new Sensitivity(new StudyMetrics(result), 0.95, SEED).methods())
          .containsExactly(SensitivityMethod.SOBOL);
      Findings found = find(result, SensitivityMethod.SOBOL);
      SobolIndices direct = SobolIndices.of(outputs, 3, true, 0.95, Pcg64.of(SEED)::nextInt);
      for (int i = 0; i < direct.indices().size(); i++) {
        assertThat(found.indices().get(i).value()).isEqualTo(direct.indices().get(i).value());
        assertThat(found.indices().get(i).high() - found.indices().get(i).low())
            .isCloseTo(2 * direct.indices().get(i).halfWidth(), within(1e-12));
      }
      // var = 16/3 + 1/9
      assertThat(value(found, "S1", "A.X")).isCloseTo(48.0 / 49, within(0.05));
      assertThat(value(found, "ST", "C.X")).isZero();
    }
  }

  /// As the reference makes it: rows whose columns a manifest sorts by name.
  @Test
  void theOrderOfTheParametersIsToldFromTheRuns() throws Exception {
    var design = new Saltelli(FIELDS, 64, SEED, false);
    try (SweepResult result = study(design, Map.of("A.X", "Z.X", "C.X", "A.X"), 7)) {
      Findings found = find(result, SensitivityMethod.SOBOL);

      assertThat(value(found, "S1", "Z.X")).isCloseTo(48.0 / 49, within(0.06));
      assertThat(value(found, "ST", "A.X")).isZero();
      assertThat(found.notes().getFirst()).contains("63 blocks", "1 blocks with a run that has no");
    }
  }

  @Test
  void aMorrisDesignGivesElementaryEffects() throws Exception {
    var design = new Morris(FIELDS, 20, SEED, 4);
    try (SweepResult result = study(design, Map.of(), 2)) {
      assertThat(new Sensitivity(new StudyMetrics(result), 0.95, SEED).methods())
          .containsExactly(SensitivityMethod.MORRIS);
      Findings found = find(result, SensitivityMethod.MORRIS);

      // the range of a is 2, and b moves the slope between 3 and 5
      assertThat(value(found, "mu*", "A.X")).isBetween(6.0, 10.0);
      assertThat(value(found, "sigma", "C.X")).isZero();
      assertThat(found.notes().getFirst()).contains("2 effects");
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> find(result, SensitivityMethod.SOBOL))
          .withMessageContaining("Saltelli");
    }
  }

  @Test
  void anyDesignGivesTheOthers() throws Exception {
    var design = new MonteCarlo(FIELDS, 300, SEED);
    try (SweepResult result = study(design, Map.of(), 2)) {
      assertThat(new Sensitivity(new StudyMetrics(result), 0.95, SEED).methods()).hasSize(3);
      assertThat(value(find(result, SensitivityMethod.REGRESSION), "SRC", "A.X"))
          .isBetween(0.97, 1.0);
      assertThat(value(find(result, SensitivityMethod.RANK), "rank", "C.X")).isBetween(-0.2, 0.2);
      assertThat(value(find(result, SensitivityMethod.PAWN), "PAWN", "A.X")).isGreaterThan(0.4);
      assertThat(find(result, SensitivityMethod.RANK).notes().getFirst())
          .isEqualTo("299 runs; 1 without a value are left out");
    }
  }

  @Test
  void aStudyWithoutVaryingNumbersIsRefused() throws Exception {
    var study = new StudyOnDisk(folder, 1);
    study.ok(0, Map.of("A.X", Value.of(1)), Map.of("report__RF", table(numbers("y", 1))));
    try (SweepResult result = study.open()) {
      assertThatExceptionOfType(AnalysisException.class)
          .isThrownBy(() -> new Sensitivity(new StudyMetrics(result), 0.95, SEED))
          .withMessageContaining("no field of this study varies");
    }
  }
}
