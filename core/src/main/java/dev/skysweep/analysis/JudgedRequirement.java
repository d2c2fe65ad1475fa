package dev.skysweep.analysis;

import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.results.SweepResult;
import dev.skysweep.script.MissionScript;
import dev.skysweep.statistics.rules.Judgement;
import dev.skysweep.statistics.rules.Looks;
import dev.skysweep.statistics.rules.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A requirement and what the runs of a study say of it.
///
/// @param text as written
public record JudgedRequirement(String text, Judgement judgement) {
  /// Judges several at once; those of one output are read in one pass.
  ///
  /// @throws dev.skysweep.statistics.rules.ExpressionException if one of them can't be read
  /// @throws AnalysisException if there is no such column, or it is in another unit
  public static List<JudgedRequirement> of(SweepResult result, List<String> texts, Looks looks) {
    List<Requirement> requirements = texts.stream().map(Requirement::parse).toList();
    List<double[]> values = values(result, requirements);
    var judged = new ArrayList<JudgedRequirement>();
    for (int i = 0; i < texts.size(); i++) {
      Requirement requirement = requirements.get(i);
      judged.add(
          new JudgedRequirement(
              texts.get(i), requirement.judge(requirement.count(values.get(i)), looks)));
    }
    return judged;
  }

  private static List<double[]> values(SweepResult result, List<Requirement> requirements) {
    if (result.counts().ok() == 0) {
      double[] none = new double[result.manifest().runCount()];
      Arrays.fill(none, Double.NaN);
      return requirements.stream().map(_ -> none).toList();
    }
    List<MetricValues> found =
        new StudyMetrics(result).of(requirements.stream().map(Requirement::metric).toList());
    for (int i = 0; i < found.size(); i++) {
      DeclaredColumns.checkUnit(found.get(i).column().name(), requirements.get(i).unit());
    }
    return found.stream().map(MetricValues::values).toList();
  }

  /// How a study is to be judged: one that looked at its runs to decide whether to make more, with
  /// bounds that allow for it.
  public static Looks looks(SweepResult result) {
    SkysweepOrigin origin = result.manifest().header().skysweep();
    return origin != null && origin.until() != null ? Looks.ANY_TIME : Looks.ONCE;
  }

  /// Holds requirements against what a mission will write, as far as its script tells.
  ///
  /// @throws dev.skysweep.statistics.rules.ExpressionException if one of them can't be read
  /// @throws AnalysisException if there will be no such column, or it is in another unit
  public static void check(List<String> texts, MissionScript mission) {
    for (String text : texts) {
      Requirement requirement = Requirement.parse(text);
      DeclaredColumns.of(mission).check(requirement.metric(), requirement.unit());
    }
  }
}
