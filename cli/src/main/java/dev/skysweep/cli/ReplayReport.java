package dev.skysweep.cli;

import dev.skysweep.json.Json;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.sweep.Replay.Replayed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How a replayed run ended, and whether its outputs are those of the record.
final class ReplayReport {
  private ReplayReport() {}

  static String text(Replayed replayed) {
    var text = new StringBuilder("script: " + script(replayed));
    text.append("\nrun ").append(replayed.outcome().runId());
    switch (replayed.outcome()) {
      case RunOutcome.Succeeded done -> {
        text.append(": ok");
        files(done)
            .forEach((key, file) ->
                text.append("\n  %s: %s".formatted(path(replayed, file), verdict(replayed, key))));
      }
      case RunOutcome.Failed failed -> text.append(": failed\n").append(failed.message());
    }
    return Terminal.printable(text.toString());
  }

  static ObjectNode json(Replayed replayed) {
    ObjectNode report =
        Json.mapper()
            .createObjectNode()
            .put("run_id", replayed.outcome().runId())
            .put("script", script(replayed).toString());
    switch (replayed.outcome()) {
      case RunOutcome.Succeeded done -> {
        ObjectNode outputs = report.put("status", "ok").putObject("outputs");
        files(done)
            .forEach((key, file) ->
                outputs
                    .putObject(key)
                    .put("path", path(replayed, file).toString())
                    .put("same_as_recorded", sameAsRecorded(replayed, key)));
      }
      case RunOutcome.Failed failed ->
          report.put("status", "failed").put("message", failed.message());
    }
    return report;
  }

  /// What a run made again gave otherwise than the record says, in words; none if all bits agree.
  static List<String> differing(Replayed replayed) {
    return switch (replayed.outcome()) {
      case RunOutcome.Failed failed ->
          List.of("made again, it failed: " + failed.message().lines().findFirst().orElse(""));
      case RunOutcome.Succeeded done ->
          files(done).keySet().stream()
              .filter(key -> Boolean.FALSE.equals(sameAsRecorded(replayed, key)))
              .map(key -> "made again, %s has other bits".formatted(key))
              .toList();
    };
  }

  private static Path script(Replayed replayed) {
    return replayed.folder().resolve("run.script");
  }

  private static Path path(Replayed replayed, OutputFile file) {
    return replayed.folder().resolve(file.path().substring(file.path().lastIndexOf('/') + 1));
  }

  private static String verdict(Replayed replayed, String key) {
    Boolean same = sameAsRecorded(replayed, key);
    if (same == null) {
      return "not recorded before";
    }
    return same ? "same bits as recorded" : "DIFFERS from the record";
  }

  /// Null where the record doesn't tell.
  private static @Nullable Boolean sameAsRecorded(Replayed replayed, String key) {
    OutputFile then = files(replayed.recorded()).get(key);
    OutputFile now = files(replayed.outcome()).get(key);
    if (then == null || now == null || then.sha256().isEmpty()) {
      return null;
    }
    return then.sha256().equals(now.sha256());
  }

  private static Map<String, OutputFile> files(@Nullable RunOutcome outcome) {
    return outcome instanceof RunOutcome.Succeeded done ? done.outputs().byKey() : Map.of();
  }
}
