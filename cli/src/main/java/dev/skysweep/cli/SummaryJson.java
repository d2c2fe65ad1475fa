package dev.skysweep.cli;

import dev.skysweep.analysis.JudgedRequirement;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.Judgement;
import dev.skysweep.study.Stopped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The outcome of a sweep for another program.
final class SummaryJson {
  private SummaryJson() {}

  static String of(
      SweepResult result,
      Remarks remarks,
      int reused,
      List<JudgedRequirement> judged,
      Duration elapsed) {
    ObjectNode summary =
        counts(new StudyFolder(result.folder()), result.counts())
            .put("not_converged", remarks.notConverged())
            .put("reused", reused)
            .put("elapsed_s", elapsed.toMillis() / 1000.0);
    result.manifest().stopped().ifPresent(stopped -> addTo(summary, stopped));
    if (!judged.isEmpty()) {
      var requirements = summary.putArray("requirements");
      judged.forEach(each -> requirements.add(of(each)));
    }
    return summary.toString();
  }

  private static ObjectNode of(JudgedRequirement judged) {
    Judgement judgement = judged.judgement();
    return Json.mapper()
        .createObjectNode()
        .put("requirement", judged.text())
        .put("verdict", RequirementCommand.word(judgement.verdict()))
        .put("at_least", judgement.atLeast())
        .put("at_most", judgement.atMost())
        .put("more_runs", judgement.moreRuns());
  }

  /// Why a study that adds runs by itself added no more.
  static void addTo(ObjectNode summary, Stopped stopped) {
    summary
        .putObject("stopped")
        .put("rule", stopped.rule())
        .put("reason", stopped.reason().name().toLowerCase(Locale.ROOT))
        .put("runs", stopped.runs())
        .put("estimate", stopped.estimate())
        .put("lower", stopped.lower())
        .put("upper", stopped.upper());
  }

  static ObjectNode counts(StudyFolder folder, RunCounts counts) {
    return Json.mapper()
        .createObjectNode()
        .put("folder", folder.place())
        .put("runs", counts.total())
        .put("ok", counts.ok())
        .put("failed", counts.failed())
        .put("skipped", counts.skipped())
        .put("missing", counts.missing());
  }
}
