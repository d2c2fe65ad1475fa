package dev.skysweep.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.skysweep.json.Json;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/// What a worker and its parent say to each other, one JSON line a message. A worker reads `Open`,
/// answers `Ready` or `Unusable`, then answers each `Execute` with one `Done`; another `Open`
/// begins another sweep of the same mission. It ends when its input does.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerMessage.Open.class, name = "open"),
  @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerMessage.Unusable.class, name = "unusable"),
  @JsonSubTypes.Type(value = WorkerMessage.Execute.class, name = "execute"),
  @JsonSubTypes.Type(value = WorkerMessage.Done.class, name = "done")
})
public sealed interface WorkerMessage {
  ObjectReader READER = Json.mapper().readerFor(WorkerMessage.class);
  ObjectWriter WRITER = Json.mapper().writerFor(WorkerMessage.class);

  /// To the worker: the sweep it works for.
  record Open(SweepRecipe recipe) implements WorkerMessage {}

  /// From the worker: its engine runs and has proved itself.
  record Ready(WorkerIdentity identity) implements WorkerMessage {}

  /// From the worker: it can't run anything, and why.
  record Unusable(String reason) implements WorkerMessage {}

  /// To the worker: make this run, or only check that its script loads.
  record Execute(RunSpec run, Purpose purpose) implements WorkerMessage {}

  /// From the worker: how the run ended.
  ///
  /// @param retire whether the worker wants to be replaced: its engine is damaged or has grown
  record Done(RunOutcome outcome, boolean retire) implements WorkerMessage {}

  /// What to do with a run.
  enum Purpose {
    RUN,
    CHECK
  }

  /// One line, without its end.
  default String toLine() {
    return WRITER.writeValueAsString(this);
  }

  /// The message that a line holds.
  ///
  /// @throws tools.jackson.core.JacksonException if it holds none
  static WorkerMessage ofLine(String line) {
    return READER.readValue(line);
  }
}
