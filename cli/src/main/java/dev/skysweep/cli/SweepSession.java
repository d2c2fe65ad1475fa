package dev.skysweep.cli;

import dev.skysweep.analysis.JudgedRequirement;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.pool.ExecutionPool;
import dev.skysweep.ray.cluster.Cluster;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Stopped.Reason;
import dev.skysweep.studyfile.StudyFile;
import dev.skysweep.sweep.SweepControl;
import dev.skysweep.sweep.SweepOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One sweep at the terminal: progress while it runs, Ctrl-C, and the summary at its end.
final class SweepSession {
  /// Something that makes runs in a pool.
  @FunctionalInterface
  interface Work {
    SweepResult in(ExecutionPool pool) throws InterruptedException;
  }

  private final Terminal terminal;
  private final ExecutionOptions execution;
  private final SweepControl control = new SweepControl();
  private final Progress progress;
  private @Nullable LivePage livePage;

  SweepSession(Terminal terminal, ExecutionOptions execution) {
    this.terminal = terminal;
    this.execution = execution;
    this.progress = new Progress(terminal);
  }

  /// As [ExecutionOptions#workersHere].
  int workersHere() {
    return execution.workersHere();
  }

  /// The options of the command line, with this session listening.
  SweepOptions options(boolean overwrite) {
    return options(overwrite, List.of());
  }

  /// The same, with folders that runs may be taken from.
  SweepOptions options(boolean overwrite, List<Path> reuse) {
    return SweepOptions.builder()
        .engine(execution.engine())
        .limits(execution.limits())
        .keepRaw(execution.keepRaw)
        .isolate(execution.isolate)
        .overwrite(overwrite)
        .layout(execution.layout())
        .postprocess(execution.postprocess())
        .reuse(reuse)
        .listener(progress)
        .control(control)
        .build();
  }

  /// Shows the sweep as a page if the command line asks for it.
  ///
  /// @param folder of the study
  void follow(Path folder) {
    if (execution.live) {
      var page = new LivePage(folder, terminal);
      progress.atStart(page::start);
      livePage = page;
    }
  }

  /// Does the work and sums it up.
  int run(Work work) throws InterruptedException {
    return run(work, _ -> {});
  }

  /// Does the work, shows something of it and sums it up.
  ///
  /// @param shown prints when the progress line is done with
  int run(Work work, Consumer<SweepResult> shown) throws InterruptedException {
    Optional<Cluster> cluster = execution.downWhenDone();
    // a cluster that can't be ended would be found out about only when all runs are made
    cluster.ifPresent(Cluster::requireRay);
    boolean left = true;
    try {
      long start = System.nanoTime();
      SweepResult result = make(work);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      left = result.counts().missing() > 0;
      shown.accept(result);
      return conclude(result, elapsed).number();
    } finally {
      if (cluster.isPresent()) {
        end(cluster.get(), left);
      }
    }
  }

  /// Does the work, and says nothing of its end.
  SweepResult make(Work work) throws InterruptedException {
    try (ExecutionPool pool = execution.pool();
        progress;
        var _ = livePage;
        var _ = new Interrupts(control, progress)) {
      progress.watch(pool);
      return work.in(pool);
    }
  }

  /// @param left whether runs are left, for which the cluster is still wanted
  private void end(Cluster cluster, boolean left) throws InterruptedException {
    if (left) {
      terminal.say(
          "cluster %s stays up, for the runs that are left, and may cost money; its end is: skysweep cluster down %s"
              .formatted(cluster.file().name(), cluster.path()));
    } else {
      ClusterDownCommand.end(cluster, terminal);
    }
  }

  private static List<JudgedRequirement> judged(SweepResult result) {
    List<String> requirements = StudyFile.requirementsOf(result.folder());
    return requirements.isEmpty() || result.counts().missing() > 0
        ? List.of()
        : JudgedRequirement.of(result, requirements, JudgedRequirement.looks(result));
  }

  private ExitCode conclude(SweepResult result, Duration elapsed) {
    RunCounts counts = result.counts();
    List<JudgedRequirement> judged = judged(result);
    Remarks remarks = Remarks.of(result.manifest());
    if (execution.json) {
      terminal.out().println(SummaryJson.of(result, remarks, progress.reused(), judged, elapsed));
    } else {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%s%s in %.2f s%s — output: %s%n",
              SummaryText.of(counts),
              progress.reused() == 0 ? "" : ", %,d of them reused,".formatted(progress.reused()),
              elapsed.toMillis() / 1000.0,
              remarks.convergence(),
              result.place());
      result.manifest().stopped().map(SummaryText::of).ifPresent(terminal.out()::println);
      judged.forEach(each -> terminal.out().println(SummaryText.of(each)));
      SummaryText.printFailures(terminal, result);
      remarks.print(terminal.out());
    }
    terminal.out().flush();
    if (counts.missing() > 0) {
      terminal.say(
          "runs not made: %d; go on with: skysweep resume %s"
              .formatted(counts.missing(), result.place()));
    }
    if (counts.ok() < counts.total()) {
      return ExitCode.FAILED_RUNS;
    }
    boolean unknown =
        result.manifest().stopped().filter(stopped -> stopped.reason() != Reason.KNOWN).isPresent();
    ExitCode verdict = RequirementCommand.exitCode(judged);
    return unknown && verdict == ExitCode.OK ? ExitCode.NOT_YET_KNOWN : verdict;
  }
}
