package dev.skysweep.analysis;

import dev.skysweep.output.OutputDeclaration;
import dev.skysweep.output.OutputKind;
import dev.skysweep.output.Units;
import dev.skysweep.script.MissionScript;
import dev.skysweep.statistics.rules.RunMetric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The columns that a mission will write, as far as its script tells, so that a metric can be held
/// against them before there is a result.
public final class DeclaredColumns {
  private final MissionScript mission;
  private final Map<String, List<String>> reports = new TreeMap<>();
  private boolean told = true;

  private DeclaredColumns(MissionScript mission) {
    this.mission = mission;
  }

  public static DeclaredColumns of(MissionScript mission) {
    var declared = new DeclaredColumns(mission);
    for (OutputDeclaration output : mission.outputs()) {
      if (output.kind() == OutputKind.REPORT && !output.columns().isEmpty()) {
        declared.reports.put(
            output.key(),
            output.columns().stream()
                .map(name -> name.replace(" ", ""))
                .filter(name -> !name.endsWith("Gregorian"))
                .toList());
      } else if (output.kind() != OutputKind.SOLVER) {
        declared.told = false;
      }
    }
    return declared;
  }

  /// Finds the column of a metric and compares its unit. Where the mission has outputs whose
  /// columns its script does not tell, a name that is in none of the others may yet be right.
  ///
  /// @param unit as written beside a number; null for none
  /// @throws AnalysisException if there will be no such column, with close names, or it is in
  ///   another unit
  public void check(RunMetric metric, @Nullable String unit) {
    var finder =
        new ColumnFinder(
            reports.keySet(),
            key -> reports.getOrDefault(key, List.of()),
            mission.origin() + " declares no report with columns",
            List::of);
    if (told || finder.lookFor(metric.column()).isPresent()) {
      checkUnit(finder.find(metric.column()).name(), unit);
    }
  }

  /// Compares a unit with the one that GMAT writes a column in, where that is known.
  ///
  /// @param unit null for none
  /// @throws AnalysisException if it is another one
  public static void checkUnit(String column, @Nullable String unit) {
    String own = Units.of(column);
    if (unit == null || own == null || own.equals(unit)) {
      return;
    }
    throw new AnalysisException(
        own.isEmpty()
            ? "%s is a number without unit, not in %s".formatted(column, unit)
            : "%s is in %s; write the number in %s, not in %s".formatted(column, own, own, unit));
  }
}
