package dev.skysweep.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.SweepException;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.worker.WorkerMessage.Done;
import dev.skysweep.worker.WorkerMessage.Execute;
import dev.skysweep.worker.WorkerMessage.Open;
import dev.skysweep.worker.WorkerMessage.Purpose;
import dev.skysweep.worker.WorkerMessage.Ready;
import dev.skysweep.worker.WorkerMessage.Unusable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// The worker process: `skysweep worker`. One engine, one run at a time.
///
/// It always ends by halting: GMAT's static destructors are not safe to run beside a live engine.
public final class WorkerMain {
  private final OutputStream answers;

  private WorkerMain(OutputStream answers) {
    this.answers = answers;
  }

  public static void main(String[] arguments) throws IOException {
    // Ctrl-C goes to every process of a terminal; only the driver may act on it
    Signals.ignore("INT");
    ProcessMemory.offerItself();
    var worker = new WorkerMain(StandardOutput.claim());
    worker.serve(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
    WorkerFolder.removeMine();
    endWithStep();
  }

  /// The user's step may be at work, whose files would come into the way of the next attempt.
  private static void endWithStep() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().halt(0);
  }

  /// Reads on this thread and runs on another, so that the end of the input is seen, and ends the
  /// process, even in the middle of a run.
  private void serve(BufferedReader requests) throws IOException {
    String first = requests.readLine();
    if (first == null || !(WorkerMessage.ofLine(first) instanceof Open(SweepRecipe recipe))) {
      return;
    }
    var queue = new LinkedBlockingQueue<WorkerMessage>();
    Thread.ofPlatform().name("runs").daemon().start(() -> run(recipe, queue));
    try {
      for (String line = requests.readLine(); line != null; line = requests.readLine()) {
        queue.put(WorkerMessage.ofLine(line));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(SweepRecipe recipe, LinkedBlockingQueue<WorkerMessage> queue) {
    RunExecutor executor = ready(() -> RunExecutor.open(recipe, this::lastWord));
    try {
      while (true) {
        switch (queue.take()) {
          case Open(SweepRecipe next) -> {
            RunExecutor previous = executor;
            executor = ready(() -> previous.reopen(next));
          }
          case Execute(RunSpec run, Purpose purpose) -> {
            RunOutcome outcome =
                switch (purpose) {
                  case RUN -> executor.execute(run);
                  case CHECK -> executor.check(run);
                };
            boolean worn = executor.worn();
            answer(new Done(outcome, worn));
            if (worn) {
              // the parent ends this process, and gives what was sent ahead to the next
              return;
            }
          }
          case Ready _, Unusable _, Done _ -> {
            // nothing that a parent says
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // a defect or no memory: without an answer the parent would wait for ever
      e.printStackTrace();
      Runtime.getRuntime().halt(ExitCodes.DEFECT);
    }
  }

  /// An executor that was announced to the parent; without one the process ends.
  private RunExecutor ready(Supplier<RunExecutor> opening) {
    try {
      RunExecutor executor = opening.get();
      answer(new Ready(executor.identity()));
      return executor;
    } catch (SweepException e) {
      answer(new Unusable(String.valueOf(e.getMessage())));
    } catch (RuntimeException | LinkageError e) {
      e.printStackTrace();
      answer(new Unusable(e.toString()));
    }
    Runtime.getRuntime().halt(0);
    throw new IllegalStateException("halted");
  }

  private void lastWord(RunOutcome outcome) {
    answer(new Done(outcome, true));
  }

  /// A parent that no longer listens is a parent that is gone.
  private synchronized void answer(WorkerMessage message) {
    try {
      answers.write((message.toLine() + "\n").getBytes(UTF_8));
      answers.flush();
    } catch (IOException e) {
      endWithStep();
    }
  }
}
