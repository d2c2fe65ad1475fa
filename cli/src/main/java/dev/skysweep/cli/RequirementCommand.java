package dev.skysweep.cli;

import dev.skysweep.analysis.JudgedRequirement;
import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.Judgement;
import dev.skysweep.statistics.rules.Looks;
import dev.skysweep.statistics.rules.Verdict;
import dev.skysweep.studyfile.StudyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "requirement",
    mixinStandardHelpOptions = true,
    description = "Whether a study shows that requirements are met: pass, fail or not yet known.",
    footer = {"", "Exit codes: 0 all pass, 6 one fails, 7 none fails but one is not yet known."})
final class RequirementCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Parameters(
      index = "1",
      arity = "0..*",
      paramLabel = "REQUIREMENT",
      description = {
        "For example 'max(RF.Sat.Earth.Altitude) < 500 with 99%% at 90%% confidence'",
        "(default: those that the study was begun with)."
      })
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
    Path folder = StudyPlace.readable(study).root();
    List<String> texts = written.isEmpty() ? StudyFile.requirementsOf(folder) : written;
    if (texts.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a REQUIREMENT: the study's own file has none");
    }
    List<JudgedRequirement> judged;
    try (SweepResult result = SweepResult.open(folder, parent.terminal()::say)) {
      Looks looks = anyTime ? Looks.ANY_TIME : JudgedRequirement.looks(result);
      judged = JudgedRequirement.of(result, texts, looks);
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
      judged.forEach(each -> answer.row(cells(each.text(), each.judgement())));
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

  static String word(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case NOT_YET_KNOWN -> "not yet known";
    };
  }

  /// 6 if one fails, 7 if none does but one is not yet known.
  static ExitCode exitCode(List<JudgedRequirement> judged) {
    if (judged.stream().anyMatch(each -> each.judgement().verdict() == Verdict.FAIL)) {
      return ExitCode.CHECK_FAILED;
    }
    return judged.stream().allMatch(each -> each.judgement().verdict() == Verdict.PASS)
        ? ExitCode.OK
        : ExitCode.NOT_YET_KNOWN;
  }
}
