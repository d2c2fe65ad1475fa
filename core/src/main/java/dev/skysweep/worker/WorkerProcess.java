package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.FileTree;
import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.WorkerMessage.Done;
import dev.skysweep.worker.WorkerMessage.Execute;
import dev.skysweep.worker.WorkerMessage.Open;
import dev.skysweep.worker.WorkerMessage.Purpose;
import dev.skysweep.worker.WorkerMessage.Ready;
import dev.skysweep.worker.WorkerMessage.Unusable;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A worker seen from its parent: started, given runs one at a time, and ended. Not thread-safe but
/// for [#kill].
public final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final LastWords lastWords;
  private final long memoryKills = MemoryKills.soFar();
  private @Nullable WorkerIdentity identity;

  private WorkerProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.lastWords = LastWords.listenTo(process.getErrorStream());
  }

  /// Starts a process that is to [#open] a sweep.
  ///
  /// @throws WorkerDiedException if it can't be started
  public static WorkerProcess launch() throws WorkerDiedException {
    Process started = null;
    try {
      Path folder = WorkerFolder.create();
      started = WorkerCommand.of(folder).start();
      return new WorkerProcess(started, folder);
    } catch (IOException | OutOfMemoryError e) {
      // an error: the system gives this process no thread more to listen to the worker
      if (started != null) {
        started.destroyForcibly();
      }
      throw new WorkerDiedException("a worker process can't be started: " + e.getMessage(), null);
    }
  }

  /// Waits until its engine runs.
  ///
  /// @throws WorkerDiedException if it ends before, or has no engine; it has ended then
  public void open(SweepRecipe recipe) throws WorkerDiedException {
    switch (ask(new Open(recipe))) {
      case Ready(WorkerIdentity who) -> identity = who;
      case Unusable(String reason) -> {
        close();
        throw new WorkerDiedException(reason, null);
      }
      case WorkerMessage other -> throw nonsense(other.toString());
    }
  }

  /// Who the worker says it is.
  public @Nullable WorkerIdentity identity() {
    return identity;
  }

  public long processId() {
    return process.pid();
  }

  /// Sends a run, or a check, and returns at once. One that is sent while another is in the worker
  /// is begun when that one has ended, unless the worker then wants to be replaced.
  public void send(RunSpec run, Purpose purpose) {
    write(new Execute(run, purpose));
  }

  /// Waits for the end of the first run that was sent and not yet answered.
  ///
  /// @throws WorkerDiedException if the process ends before it has answered
  public Done receive() throws WorkerDiedException {
    WorkerMessage answer = read();
    if (answer instanceof Done done) {
      return done;
    }
    throw nonsense(answer.toString());
  }

  private WorkerMessage ask(WorkerMessage request) throws WorkerDiedException {
    write(request);
    return read();
  }

  private void write(WorkerMessage request) {
    try {
      requests.write(request.toLine());
      requests.write('\n');
      requests.flush();
    } catch (IOException e) {
      // a broken pipe says no more than the end of the answers will: the process has ended
    }
  }

  private WorkerMessage read() throws WorkerDiedException {
    String line = null;
    try {
      line = answers.readLine();
    } catch (IOException e) {
      // as the end of the stream
    }
    if (line == null) {
      throw died();
    }
    try {
      return WorkerMessage.ofLine(line);
    } catch (JacksonException e) {
      throw nonsense(line);
    }
  }

  private WorkerDiedException died() {
    int exitCode = waitFor();
    String words = lastWords.text();
    close();
    boolean memoryKill = MemoryKills.soFar() > memoryKills;
    return WorkerDiedException.of(process.pid(), exitCode, words, memoryKill);
  }

  private WorkerDiedException nonsense(String answer) {
    kill();
    int exitCode = waitFor();
    close();
    return new WorkerDiedException(
        "the worker process %d answered '%s', which is no answer"
            .formatted(process.pid(), answer.substring(0, Math.min(200, answer.length()))),
        exitCode);
  }

  private int waitFor() {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        kill();
      }
    }
  }

  /// Ends the process at once, from any thread, and the user's step that may run below it; a run in
  /// it is lost.
  public void kill() {
    ProcessTree.kill(process);
  }

  /// Ends the process, which is idle, and removes what it left behind.
  @Override
  public void close() {
    kill();
    waitFor();
    FileTree.deleteQuietly(folder);
  }
}
