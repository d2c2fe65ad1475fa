package dev.skysweep.view.live;

import dev.skysweep.files.StorageException;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.ManifestException;
import dev.skysweep.manifest.StudyDriver;
import dev.skysweep.view.echarts.Chart;
import dev.skysweep.view.plot.Plot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Follows the study on one thread and has the state that all pages show, as JSON: a kilobyte or
/// two, whatever the number of runs. A page waits for the next version of it.
final class LiveFeed implements AutoCloseable {
  private static final long PERIOD_MILLIS = 1000;

  private final LiveStudy study;
  private final LiveMetrics metrics;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live").factory());
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live metrics").factory());
  private final DriverNews driver;
  private volatile String problem = "";
  private volatile String standing = "";
  private String state = "{}";
  private String charts = "[]";
  private long version;
  private long chartsVersion;
  private boolean chartsAreFinal;
  private boolean ended;

  /// @param version rises with each change
  /// @param ended whether no further one comes
  record Snapshot(String state, String charts, long version, long chartsVersion, boolean ended) {}

  LiveFeed(LiveStudy study, LiveMetrics metrics) {
    this.study = study;
    this.metrics = metrics;
    this.driver = new DriverNews(study);
  }

  void start() {
    look();
    var _ = clock.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    var _ = reader.scheduleWithFixedDelay(this::read, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// The state once it is newer than the one seen, or the present one after a while.
  synchronized Snapshot next(long seen, long waitMillis) throws InterruptedException {
    long deadline = System.nanoTime() + waitMillis * 1_000_000;
    long left = waitMillis;
    while (version == seen && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return new Snapshot(state, charts, version, chartsVersion, ended);
  }

  /// Reads what is there and tells it as the last state.
  @Override
  public void close() {
    clock.shutdownNow();
    reader.shutdownNow();
    look();
    synchronized (this) {
      ended = true;
      version++;
      notifyAll();
    }
  }

  private void look() {
    boolean changed = false;
    try {
      // before the look, so that a driver's last words are read
      StudyDriver sign = StudyDriver.of(study.folder());
      changed = study.look();
      standing = driver.of(sign);
      problem = "";
    } catch (ManifestException | StorageException e) {
      problem = String.valueOf(e.getMessage());
    }
    publish(changed);
  }

  private void read() {
    boolean finished = study.progress().finished();
    if (!(finished && chartsAreFinal) && metrics.readIfDue(finished)) {
      chartsAreFinal = finished;
      publish(true);
    }
  }

  private synchronized void publish(boolean withCharts) {
    LiveStudy.Progress progress = study.progress();
    var told = new LinkedHashMap<String, Object>();
    told.put("progress", progress);
    told.put("failures", study.failures());
    String trouble = problem.isEmpty() ? metrics.latest().problem() : problem;
    told.put("problem", trouble);
    told.put("driver", standing);
    String now = Json.mapper().writeValueAsString(told);
    if (withCharts || version == 0) {
      charts = Json.mapper().writeValueAsString(chartList());
      chartsVersion++;
    }
    if (withCharts || !now.equals(state)) {
      state = now;
      version++;
      notifyAll();
    }
  }

  private List<Map<String, Object>> chartList() {
    var plots = new ArrayList<Plot>(List.of(study.workers()));
    plots.addAll(study.nodes());
    plots.addAll(metrics.latest().plots());
    var list = new ArrayList<Map<String, Object>>();
    for (Plot plot : plots) {
      Chart chart = Chart.of(plot);
      var each = new LinkedHashMap<String, Object>();
      each.put("title", plot.title());
      each.put("option", chart.option());
      each.put("height", Math.min(340, chart.height()));
      each.put("table", plot.table());
      list.add(each);
    }
    return list;
  }
}
