package dev.skysweep.cli;

import dev.skysweep.manifest.Layout;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.results.Compaction;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description = "Merge the Parquet files of finished runs into few, which are read much faster.")
final class CompactCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(paramLabel = "STUDY", description = "The study folder, or its manifest.jsonl.")
  private Path study;

  @Option(
      names = "--keep",
      description = "Keep the runs' own files too, for tools that read them by the manifest.")
  private boolean keep;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CompactCommand() {}

  @Override
  public Integer call() {
    StudyFolder folder = StudyPlace.onDisk(study, "compact");
    // says so if there is none; taking the lock would make the folder
    Manifest.open(folder.manifest());
    try (StudyLock lock = StudyLock.acquire(folder)) {
      Manifest manifest = Manifest.open(folder.manifest());
      try (Compaction compaction = Compaction.open(lock, manifest)) {
        compaction.choose(keep ? Layout.PER_RUN : Layout.COMPACT);
        int merged = compaction.mergeAll(manifest);
        parent
            .terminal()
            .out()
            .printf(
                Locale.ROOT,
                "%,d files of %,d runs merged into %s%n",
                merged,
                manifest.counts().ok(),
                folder.tables());
      }
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }
}
