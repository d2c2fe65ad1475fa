package dev.skysweep.cli;

import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.Judgement;
import dev.skysweep.statistics.rules.Looks;
import dev.skysweep.statistics.rules.Requirement;
import dev.skysweep.statistics.rules.Verdict;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "requirement",
    mixinStandardHelpOptions = true,
    description = "Whether a study shows that requirements are met: pass, fail or not yet known.",
    footer = {"", "Exit codes: 0 all pass, 6 one fails, 7 none fails but one is not yet known."})
final class RequirementCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "The study folder, or its manifest.jsonl.")
  private Path study;

  @Parameters(
      index = "1",
      arity = "1..*",
      paramLabel = "REQUIREMENT",
      description = "For example 'max(RF.Sat.Earth.Altitude) < 500 with 99%% at 90%% confidence'.")
  private List<String> written = new ArrayList<>();

  @Option(
      names = "--any-time",
      description = {
        "The study may have been looked at before, and stopped for what was seen:",
        "judge with bounds that allow for it."
      })
  private boolean anyTime;

  @Mixin private AnswerOptions form;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RequirementCommand() {}

  @Override
  public Integer call() {
    List<Requirement> requirements = written.stream().map(Requirement::parse).toList();
    var judged = new ArrayList<Judgement>();
    try (SweepResult result = SweepResult.open(StudyFiles.folderAt(study).root())) {
      var metrics = new StudyMetrics(result);
      var values = metrics.of(requirements.stream().map(Requirement::metric).toList());
      for (int i = 0; i < requirements.size(); i++) {
        Requirement requirement = requirements.get(i);
        judged.add(
            requirement.judge(
                requirement.count(values.get(i).values()), anyTime ? Looks.ANY_TIME : Looks.ONCE));
      }
    }
    try (Answer answer = form.to(parent.terminal())) {
      answer.table(
          Stream.of(
                  "verdict",
                  "requirement",
                  "met",
                  "missed",
                  "unknown",
                  "at_least",
                  "at_most",
                  "more_runs",
                  "test")
              .map(Heading::of)
              .toList());
      for (int i = 0; i < judged.size(); i++) {
        answer.row(cells(written.get(i), judged.get(i)));
      }
    }
    return exitCode(judged).number();
  }

  private static @Nullable Object[] cells(String requirement, Judgement judged) {
    return new @Nullable Object[] {
      word(judged.verdict()),
      requirement,
      judged.counts().met(),
      judged.counts().missed(),
      judged.counts().unknown(),
      judged.atLeast(),
      judged.atMost(),
      judged.verdict() == Verdict.NOT_YET_KNOWN ? judged.moreRuns() : null,
      judged.test()
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case NOT_YET_KNOWN -> "not yet known";
    };
  }

  private static ExitCode exitCode(List<Judgement> judged) {
    if (judged.stream().anyMatch(each -> each.verdict() == Verdict.FAIL)) {
      return ExitCode.CHECK_FAILED;
    }
    return judged.stream().allMatch(each -> each.verdict() == Verdict.PASS)
        ? ExitCode.OK
        : ExitCode.NOT_YET_KNOWN;
  }
}
