package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.study.FailureKind;
import dev.skysweep.study.RunFolderName;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunTiming;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The outcome of a run that failed: the cause, and how GMAT's log of it ends.
public final class FailedRun {
  private static final int MOST_LINES = 20;
  private static final int MOST_BYTES = 2000;

  private FailedRun() {}

  /// The outcome, with the end of the log in the run's folder if there is one. What GMAT wrote
  /// stays there as `raw`.
  ///
  /// @param cause in a line or more
  public static RunOutcome.Failed of(
      Path studyFolder, int runId, RunTiming timing, FailureKind kind, String cause) {
    String name = RunFolderName.of(runId) + "/gmat.log";
    Path log = studyFolder.resolve(name);
    RunFolder.keepRaw(studyFolder.resolve(RunFolderName.of(runId)));
    if (!Files.exists(log)) {
      return new RunOutcome.Failed(runId, timing, null, kind, cause);
    }
    String end = lastLines(log);
    String message = end.isEmpty() ? cause : cause + "\n--- GMAT's log ends with ---\n" + end;
    return new RunOutcome.Failed(runId, timing, name, kind, message);
  }

  private static String lastLines(Path log) {
    byte[] end;
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - MOST_BYTES));
      end = new byte[(int) Math.min(MOST_BYTES, file.length())];
      file.readFully(end);
    } catch (IOException e) {
      // the cause says more than why its log can't be read
      return "";
    }
    List<String> lines =
        new String(end, UTF_8).lines().filter(line -> line.matches(".*[^\\s=].*")).toList();
    int left = Math.max(end.length == MOST_BYTES ? 1 : 0, lines.size() - MOST_LINES);
    return String.join("\n", lines.subList(Math.min(left, lines.size()), lines.size()));
  }
}
