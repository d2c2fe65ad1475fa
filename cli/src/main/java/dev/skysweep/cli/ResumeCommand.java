package dev.skysweep.cli;

import dev.skysweep.sweep.Resume;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Make the runs of a sweep that are missing or failed.")
final class ResumeCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(paramLabel = "STUDY", description = "The study folder, or its manifest.jsonl.")
  private Path study;

  @Mixin private StudyScriptOptions script;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where new runs go (default: the study folder).")
  private @Nullable Path out;

  @Mixin private ReuseOptions reuse;
  @Mixin private ExecutionOptions execution;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ResumeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    var session = new SweepSession(parent.terminal(), execution);
    var resume =
        new Resume(
            study, script.script, script.allowDrift, out, session.options(false, reuse.folders));
    session.follow(out == null ? StudyFiles.folderAt(study).root() : out);
    return session.run(resume::run);
  }
}
