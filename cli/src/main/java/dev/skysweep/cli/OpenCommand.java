package dev.skysweep.cli;

import dev.skysweep.archive.ArchiveFile;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.study.StudyException;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description = "Look into an archived study, or unpack it to go on with it.",
    footer = {"", "show, sql and export read an archive as it is, too."})
final class OpenCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(paramLabel = "ZIP", description = "The archive, ours or gmat-sweep's.")
  private Path zip;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Unpack it there; an empty folder, or none (default: the cache).")
  private @Nullable Path to;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  OpenCommand() {}

  @Override
  public Integer call() {
    if (!StudyFiles.isArchive(zip)) {
      throw new StudyException(zip + " is no archive: name a zip that `skysweep archive` wrote");
    }
    StudyFolder folder;
    if (to == null) {
      folder = StudyPlace.readable(zip);
    } else {
      new ArchiveFile(zip).unpack(to);
      folder = new StudyFolder(to);
    }
    var counts = Manifest.open(folder.manifest()).counts();
    parent.terminal().out().println(SummaryText.of(counts) + " — study: " + folder.root());
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
