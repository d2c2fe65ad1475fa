package dev.skysweep.cli;

import dev.skysweep.manifest.ManifestRepair;
import dev.skysweep.manifest.StudyFolder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "manifest",
    mixinStandardHelpOptions = true,
    description = "Look after the manifest of a study.")
final class ManifestCommand implements Runnable {
  @ParentCommand private Skysweep parent;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ManifestCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: repair");
  }

  @Command(
      name = "repair",
      mixinStandardHelpOptions = true,
      description = "Keep every whole line of a damaged manifest; the damaged one stays beside it.")
  int repair(
      @Parameters(paramLabel = "STUDY", description = "The study folder, or its manifest.jsonl.")
          Path study) {
    ManifestRepair.Report report = ManifestRepair.repair(StudyFiles.folderAt(study));
    report.lines().forEach(parent.terminal().out()::println);
    return ExitCode.OK.number();
  }
}
