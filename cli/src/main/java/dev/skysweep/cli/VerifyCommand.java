package dev.skysweep.cli;

import dev.skysweep.analysis.Verification;
import dev.skysweep.analysis.Verification.Finding;
import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunFiles;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.random.Pcg64;
import dev.skysweep.study.Seeds;
import dev.skysweep.study.StudyException;
import dev.skysweep.sweep.Replay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Derive every value and hash every output of a study anew: what differs?",
    footer = {"", "Exit codes: 0 nothing differs, 6 something does."})
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(paramLabel = "STUDY", description = "The study folder, or its manifest.jsonl.")
  private Path study;

  @Option(
      names = "--rerun",
      paramLabel = "K",
      description = "Make K of the runs again, picked at random, and compare bits.")
  private int rerun;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Which runs are picked; 0 if not given.")
  private String seed = "0";

  @Option(
      names = "--csv",
      description = "Print the differences as comma-separated values; --json prints JSON.")
  private boolean csv;

  @Mixin private StudyScriptOptions script;
  @Mixin private ExecutionOptions execution;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  VerifyCommand() {}

  @Override
  public Integer call() {
    if (rerun < 0) {
      throw new StudyException("--rerun takes a number from 0 on, not " + rerun);
    }
    StudyFolder folder = StudyPlace.readable(study);
    Manifest manifest = Manifest.open(folder.manifest());
    RunFiles.bring(folder, manifest, false, parent.terminal()::say);
    var findings = new ArrayList<Finding>();
    Verification.Summary summary = Verification.of(folder, manifest, findings::add);
    int[] again = picked(manifest);
    if (again.length > 0) {
      again(again, findings);
    }
    try (Answer answer = answer()) {
      tell(summary, again.length, findings.size(), answer);
      if (!findings.isEmpty()) {
        answer.table(List.of(Heading.of("run_id"), Heading.of("finding")));
        findings.forEach(each -> answer.row(runId(each), each.what()));
      }
    }
    return (findings.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED).number();
  }

  private Answer answer() {
    Terminal terminal = parent.terminal();
    if (execution.json) {
      return new JsonAnswer(terminal.out());
    }
    return csv ? new CsvAnswer(terminal.out()) : new TextAnswer(terminal.out());
  }

  private static @Nullable Integer runId(Finding finding) {
    return finding.runId() < 0 ? null : finding.runId();
  }

  private static void tell(Verification.Summary summary, int again, int findings, Answer answer) {
    answer.fact(
        "values", summary.values(), summary.values() + " values derived anew from design and seed");
    answer.fact("files", summary.files(), summary.files() + " outputs hashed anew");
    answer.fact(
        "unhashed",
        summary.unhashed(),
        summary.unhashed() == 0
            ? ""
            : summary.unhashed() + " outputs have no hash in the manifest");
    answer.fact("made_again", again, again == 0 ? "" : again + " runs made again");
    answer.fact(
        "differences", findings, findings == 0 ? "nothing differs" : findings + " differences");
  }

  /// Some runs that are ok, without repetition.
  private int[] picked(Manifest manifest) {
    int[] ok =
        IntStream.range(0, manifest.runCount())
            .filter(run -> manifest.status(run) == RunStatus.OK)
            .toArray();
    Pcg64.of(Seeds.parse(seed)).shuffle(ok);
    return IntStream.of(ok).limit(rerun).sorted().toArray();
  }

  private void again(int[] runs, List<Finding> findings) {
    var session = new SweepSession(parent.terminal(), execution);
    var replay = new Replay(study, script.script, script.allowDrift, session.options(false));
    try (ExecutionPool pool = execution.pool()) {
      for (int run : runs) {
        List<String> differing = ReplayReport.differing(replay.run(run, pool));
        differing.forEach(what -> findings.add(new Finding(run, what)));
      }
    }
  }
}
