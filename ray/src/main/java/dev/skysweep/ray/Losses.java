package dev.skysweep.ray;

import dev.skysweep.ray.client.LineLostException;
import dev.skysweep.ray.client.PythonException;
import dev.skysweep.study.FailureKind;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What it means that a task gave no report.
///
/// @param message what happened, and what to do about it
/// @param node Ray's id of the machine that is gone; empty if Ray doesn't name it
record Losses(FailureKind kind, String message, String node) {
  private static final Pattern SETUP_NODE = Pattern.compile("\\[Node ([^]]+)]");
  private static final Pattern NODE =
      Pattern.compile("(?:node ID: |\\(IP: [^,)]*, ID: )([0-9a-f]{56})");

  Losses(FailureKind kind, String message) {
    this(kind, message, "");
  }

  /// @param failure as [dev.skysweep.ray.client.RayClient] gives it
  /// @param studyFolder for the message
  static Losses of(Throwable failure, String studyFolder) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case PythonException raised -> of(raised);
      case LineLostException lost ->
          new Losses(
              FailureKind.POOL_FAILED,
              "the connection to Ray is over: %s. What was made is recorded; go on with: skysweep resume %s"
                  .formatted(lost.getMessage(), studyFolder));
      default -> new Losses(FailureKind.POOL_FAILED, "the pool ray: " + cause);
    };
  }

  private static Losses of(PythonException raised) {
    return switch (raised.type()) {
      case "NodeDiedError", "LocalRayletDiedError" ->
          new Losses(
              FailureKind.WORKER_LOST, "the node died: " + raised.text(), node(raised.text()));
      case "WorkerCrashedError" ->
          new Losses(FailureKind.WORKER_LOST, "the Ray worker process ended: " + raised.text());
      case "OutOfMemoryError" ->
          new Losses(
              FailureKind.OUT_OF_MEMORY,
              "Ray ended the run since the node had no memory left; ask for more with --resources memory=SIZE. "
                  + raised.text(),
              node(raised.text()));
      case "ObjectLostError", "OwnerDiedError", "ObjectFetchTimedOutError", "RaySystemError" ->
          new Losses(FailureKind.WORKER_LOST, "Ray lost the outcome: " + raised.text());
      case "TaskCancelledError" -> new Losses(FailureKind.CANCELLED, "cancelled");
      case "RuntimeEnvSetupError" ->
          new Losses(
              FailureKind.POOL_FAILED,
              "a node could not install what the runs need: %s. With --ship each node fetches Java and GMAT from PyPI; where it can't, use an image that has them (deploy/Containerfile)"
                  .formatted(installerSaid(raised.text())));
      case "TaskUnschedulableError", "TaskPlacementGroupRemoved" ->
          new Losses(
              FailureKind.POOL_FAILED, "no node can have this sweep's runs: " + raised.text());
      case "ValueError", "TypeError" ->
          new Losses(
              FailureKind.POOL_FAILED,
              "Ray refuses the options of the run's task: " + raised.lastLine());
      default ->
          new Losses(
              FailureKind.WORKER_LOST,
              "the run's task failed on its node: %s: %s".formatted(raised.type(), raised.text()));
    };
  }

  private static String node(String text) {
    Matcher node = NODE.matcher(text);
    return node.find() ? node.group(1) : "";
  }

  /// The node and the installer's own errors, out of Ray's traceback of itself.
  private static String installerSaid(String text) {
    Matcher node = SETUP_NODE.matcher(text);
    String where = node.lookingAt() ? node.group(1) + ": " : "";
    String errors =
        text.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("ERROR: "))
            .distinct()
            .collect(Collectors.joining("; "));
    String last =
        text.lines().filter(line -> !line.isBlank()).reduce((_, line) -> line).orElse("").strip();
    return where + (errors.isEmpty() ? last.replaceFirst("^\\[Node [^]]*] ", "") : errors);
  }
}
