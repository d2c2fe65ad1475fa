package dev.skysweep.cli;

import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.jobs.ClusterStatus;
import dev.skysweep.ray.jobs.Dashboard;
import dev.skysweep.ray.jobs.JobStatus;
import dev.skysweep.ray.jobs.Jobs;
import dev.skysweep.sweep.StudyFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Follows a submitted sweep: its job, its cluster, and its study folder if that is here too.
final class JobWatch {
  private static final int PAUSE_SECONDS = 2;

  /// The line to the cluster may be gone for a moment; the sweep there goes on.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Terminal terminal;
  private final Dashboard dashboard;
  private final String id;
  private final StudyWatch runs;
  private String said = "";

  JobWatch(Terminal terminal, Dashboard dashboard, String id) {
    this.terminal = terminal;
    this.dashboard = dashboard;
    this.id = id;
    this.runs = new StudyWatch(terminal);
  }

  /// Until the job has ended.
  ExitCode follow() throws InterruptedException {
    var jobs = new Jobs(dashboard);
    var never = new CountDownLatch(1);
    JobStatus job = show(jobs.status(id));
    long seen = System.nanoTime();
    while (!job.ended()) {
      never.await(PAUSE_SECONDS, TimeUnit.SECONDS);
      try {
        job = show(jobs.status(id));
        seen = System.nanoTime();
      } catch (PoolException e) {
        if (System.nanoTime() - seen > PATIENCE.toNanos()) {
          throw e;
        }
        say("%s; trying again for up to %d s".formatted(e.getMessage(), PATIENCE.toSeconds()));
      }
    }
    jobs.logs(id)
        .lines()
        .reduce((_, last) -> last)
        .map(Terminal::printable)
        .ifPresent(terminal.out()::println);
    terminal.out().println(id + " has ended: " + job.state() + " — output: " + job.out());
    terminal.out().flush();
    return job.succeeded() ? ExitCode.OK : ExitCode.FAILED_RUNS;
  }

  private void say(String line) {
    if (!line.equals(said)) {
      said = line;
      terminal.say(line);
    }
  }

  private JobStatus show(JobStatus job) {
    ClusterStatus cluster = dashboard.clusterStatus();
    String line =
        job.state().toLowerCase(Locale.ROOT) + (cluster.isEmpty() ? "" : "; " + cluster.summary());
    say(line);
    if (!job.out().isEmpty()) {
      StudyFolder folder = StudyFiles.folderAt(Path.of(job.out()));
      if (folder.hasManifest()) {
        runs.show(folder);
      }
    }
    return job;
  }
}
