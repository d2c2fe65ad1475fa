package dev.skysweep.cli;

import dev.skysweep.manifest.ManifestRepair;
import dev.skysweep.manifest.RepairReport;
import dev.skysweep.manifest.StudyLock;
import java.io.PrintWriter;
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
    try (StudyLock lock = StudyLock.acquire(StudyPlace.onDisk(study, "manifest repair"))) {
      RepairReport report = ManifestRepair.repair(lock);
      PrintWriter out = parent.terminal().out();
      report.findings().forEach(out::println);
      if (report.backup() == null) {
        out.println("the manifest is whole: " + report.kept() + " entries");
      } else {
        out.println(report.kept() + " entries kept; as it was: " + report.backup());
      }
      out.flush();
    }
    return ExitCode.OK.number();
  }
}
