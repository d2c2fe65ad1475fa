package dev.skysweep.cli;

import dev.skysweep.archive.ArchiveException;
import dev.skysweep.archive.ArchiveFile;
import dev.skysweep.archive.StudyArchive;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunFiles;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.study.StudyException;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
    name = "archive",
    mixinStandardHelpOptions = true,
    description =
        "Pack a study into one zip, with its script, every output and a hash of each file.")
final class ArchiveCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY",
      description = "The study folder, or its manifest.jsonl.")
  private @Nullable Path study;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "ZIP",
      description = "The archive to write.")
  private @Nullable Path out;

  @Mixin private StudyScriptOptions mission;

  @Option(names = "--include-logs", description = "Pack every run's script and GMAT's log too.")
  private boolean withLogs;

  @Option(names = "--overwrite", description = "Replace an archive that is there already.")
  private boolean overwrite;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ArchiveCommand() {}

  @Override
  public Integer call() {
    if (study == null || out == null) {
      throw new ParameterException(
          spec.commandLine(),
          "name the study and the archive: skysweep archive STUDY -o study.zip");
    }
    if (Files.exists(out) && !overwrite) {
      throw new StudyException(out + " is there already; replace it with --overwrite");
    }
    StudyFolder folder = StudyFiles.folderAt(study);
    // says so if there is none; taking the lock would make the folder
    Manifest manifest = Manifest.open(folder.manifest());
    RunFiles.bring(folder, manifest, withLogs, parent.terminal()::say);
    int files = pack(folder, out);
    parent
        .terminal()
        .out()
        .printf(Locale.ROOT, "%,d files in %s, %,d bytes%n", files, out, out.toFile().length());
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }

  private int pack(StudyFolder folder, Path zip) {
    if (!Files.isWritable(folder.root())) {
      return packed(folder, zip);
    }
    try (StudyLock _ = StudyLock.acquire(folder, parent.terminal()::say)) {
      return packed(folder, zip);
    }
  }

  private int packed(StudyFolder folder, Path zip) {
    return StudyArchive.write(folder, mission.script, withLogs, zip, this::drifted);
  }

  private void drifted(String drift) {
    if (!mission.allowDrift) {
      throw new ArchiveException(
          drift + "; name that with --script, or accept it with --allow-script-drift");
    }
    parent.terminal().say("warning: " + drift);
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Check every file of an archive by its hash.")
  int verify(@Parameters(paramLabel = "ZIP", description = "The archive.") Path zip) {
    List<String> problems = new ArchiveFile(zip).verify();
    problems.forEach(parent.terminal()::say);
    if (!problems.isEmpty()) {
      return ExitCode.MANIFEST.number();
    }
    parent.terminal().out().println("every file is as it was archived");
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
