package dev.skysweep.worker;

import dev.skysweep.json.Json;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.PostprocessStep.Kind;
import dev.skysweep.study.RunHook;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.ValueJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Runs the step that follows GMAT, in the folder of a run.
final class StepRunner {
  private static final int MOST_BYTES = 4000;

  private final PostprocessStep step;
  private final @Nullable RunHook hook;

  private StepRunner(PostprocessStep step, @Nullable RunHook hook) {
    this.step = step;
    this.hook = hook;
  }

  /// @throws StepFailedException if the class can't be made
  static StepRunner of(PostprocessStep step) {
    return new StepRunner(step, step.kind() == Kind.CLASS ? load(step) : null);
  }

  void run(RunSpec run, Path folder) {
    try {
      if (hook == null) {
        command(run, folder);
      } else {
        call(hook, run, folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailedException(step.text() + " was interrupted", true);
    }
  }

  private static RunHook load(PostprocessStep step) {
    try {
      URL[] urls = new URL[step.classPath().size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = Path.of(step.classPath().get(i)).toUri().toURL();
      }
      // not closed: the hook may load more classes as long as the worker lives
      var loader = new URLClassLoader(urls, RunHook.class.getClassLoader());
      return Class.forName(step.words().getFirst(), true, loader)
          .asSubclass(RunHook.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError | ClassCastException | IOException e) {
      throw new StepFailedException(step.text() + " can't be loaded: " + e, false);
    }
  }

  private void call(RunHook called, RunSpec run, Path folder) throws InterruptedException {
    var done = new CompletableFuture<String>();
    Thread.ofPlatform()
        .name("postprocess")
        .daemon()
        .start(() -> {
          try {
            called.afterRun(run, folder);
            done.complete("");
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    try {
      done.get(step.limit().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw tooLong(true);
    } catch (ExecutionException e) {
      var trace = new StringWriter();
      Objects.requireNonNull(e.getCause()).printStackTrace(new PrintWriter(trace));
      throw new StepFailedException(step.text() + " failed: " + trace.toString().strip(), false);
    }
  }

  private void command(RunSpec run, Path folder) throws InterruptedException {
    List<String> words =
        step.words().stream()
            .map(word ->
                word.replace("{run_dir}", folder.toString())
                    .replace("{run_id}", Integer.toString(run.runId())))
            .toList();
    Path errors = folder.resolve("postprocess.err");
    try {
      var builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(folder.resolve("postprocess.out").toFile())
              .redirectError(errors.toFile());
      builder.environment().put("SKYSWEEP_RUN_ID", Integer.toString(run.runId()));
      builder.environment().put("SKYSWEEP_RUN_DIR", folder.toString());
      builder.environment().put("SKYSWEEP_PARAMETERS", parameters(run));
      Process process = builder.start();
      if (!process.waitFor(step.limit().toNanos(), TimeUnit.NANOSECONDS)) {
        ProcessTree.kill(process);
        process.waitFor();
        throw tooLong(false);
      }
      if (process.exitValue() != 0) {
        throw new StepFailedException(
            failure(
                "%s ended with exit code %d".formatted(step.text(), process.exitValue()),
                end(errors)),
            false);
      }
    } catch (IOException e) {
      throw new StepFailedException(step.text() + " can't be run: " + e.getMessage(), false);
    }
  }

  private StepFailedException tooLong(boolean stillRuns) {
    return new StepFailedException(
        "%s took longer than %.1f s".formatted(step.text(), step.limit().toMillis() / 1000.0),
        stillRuns);
  }

  private static String parameters(RunSpec run) {
    var values = Json.mapper().createObjectNode();
    run.overrides().forEach((path, value) -> values.set(path.toString(), ValueJson.toJson(value)));
    return values.toString();
  }

  /// Its first line, which lists of runs show, holds the last of what the step said: there most
  /// programs name the error.
  private static String failure(String what, String said) {
    List<String> lines = said.strip().lines().toList();
    if (lines.isEmpty()) {
      return what + ", and said nothing";
    }
    String first = what + ": " + lines.getLast().strip();
    return lines.size() == 1 ? first : first + "\n" + String.join("\n", lines);
  }

  private static String end(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (var open = new RandomAccessFile(file.toFile(), "r")) {
      open.seek(Math.max(0, open.length() - MOST_BYTES));
      byte[] bytes = new byte[(int) Math.min(MOST_BYTES, open.length())];
      open.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
