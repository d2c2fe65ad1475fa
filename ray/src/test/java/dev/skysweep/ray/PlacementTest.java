package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.Await;
import dev.skysweep.gmat.Missions;
import dev.skysweep.gmat.TestEngine;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.ray.client.RayAddress;
import dev.skysweep.ray.client.RayClient;
import dev.skysweep.ray.client.RayTarget;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Design;
import dev.skysweep.study.ExplicitRuns;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RowNotes;
import dev.skysweep.study.Value;
import dev.skysweep.sweep.Steps;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.sweep.SweepListener;
import dev.skysweep.sweep.SweepOptions;
import io.grpc.InsecureChannelCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where and in which order runs are made, on a real Ray of two nodes: the second has a label, a
/// resource of its own, and a variable by which a worker can tell that it is there.
class PlacementTest {
  private static final String SET_ASIDE = "no more runs for a node: ";

  @TempDir private static Path shared;
  private static TwoNodes cluster;

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeAll
  static void start() {
    TestEngine.installation();
    cluster =
        TwoNodes.start(2, shared, List.of("--labels=zone=b", "--resources={\"telescope\": 1}"));
    try (RayClient client = client()) {
      Await.until(
          Duration.ofMinutes(2),
          "both nodes are there",
          () -> client.evaluate("len(__import__('ray').nodes())").join().equals(2L));
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aRunGoesWhereWhatItAsksForIs() throws Exception {
    var notes =
        new RowNotes(
            List.of("resources"),
            List.of(
                List.of(Value.of("label.zone=b")),
                List.of(Value.of("custom.telescope=1")),
                List.of(Value.of("label.zone=!b")),
                List.of(Value.of("label.zone=!b"))),
            List.of());

    Map<Integer, String> nodes = nodes(run(cluster.settings(), runs(4, notes), "true"));

    assertThat(nodes.get(0)).isEqualTo(nodes.get(1)).isNotEqualTo(nodes.get(2));
    assertThat(nodes.get(2)).isEqualTo(nodes.get(3));
  }

  @Test
  void aWholeSweepGoesToOneNode() throws Exception {
    String second = nodes(labelled("label.zone=b")).get(0);

    SweepResult there = labelled("strategy=node:" + second);

    assertThat(Set.copyOf(nodes(there).values())).containsExactly(second);
  }

  private SweepResult labelled(String resources) throws Exception {
    RaySettings settings = cluster.settings().withResources(RunResources.ONE_CPU.with(resources));
    return run(settings, runs(3, RowNotes.NONE), "true");
  }

  /// A step in which the first two runs wait for each other, so that they are there at one time.
  private String meeting() {
    return "touch %1$s-$SKYSWEEP_RUN_ID; until [ -e %1$s-0 ] && [ -e %1$s-1 ]; do sleep 0.1; done"
        .formatted(folder.resolve("met"));
  }

  @Test
  void spreadRunsAreOnBothNodes() throws Exception {
    String meet = "sh -c '" + meeting() + "'";
    RaySettings settings =
        cluster.settings().withResources(RunResources.ONE_CPU.with("cpus=2,strategy=SPREAD"));

    assertThat(Set.copyOf(nodes(run(settings, runs(2, RowNotes.NONE), meet)).values())).hasSize(2);
  }

  @Test
  void theMostUrgentRunIsMadeFirst() throws Exception {
    List<Double> priorities = List.of(1.0, 5.0, 3.0, 2.0, 4.0, 6.0);
    // one at a time
    RaySettings settings =
        cluster.settings().withResources(RunResources.ONE_CPU.with("cpus=2,label.zone=b"));

    SweepResult result =
        run(settings, runs(6, new RowNotes(List.of(), List.of(), priorities)), "true");

    assertThat(
            result
                .manifest()
                .latest()
                .sorted(Comparator.comparing((ManifestEntry e) -> e.timing().startedAt()))
                .map(entry -> priorities.get(entry.runId())))
        .containsExactly(6.0, 5.0, 4.0, 3.0, 2.0, 1.0);
  }

  @Test
  void aNodeWithOtherSoftwareEndsTheSweepOrIsSetAside() throws Exception {
    String worker = RayScript.worker();
    String older =
        "if [ -n \"$%s\" ]; then %s | sed -u s/0.1.0-SNAPSHOT/0.0.9/; else exec %s; fi"
            .formatted(TwoNodes.SECOND, worker, worker);
    RaySettings settings =
        cluster
            .settings()
            .withResources(RunResources.ONE_CPU.with("strategy=SPREAD"))
            .withWorkers(new WorkerSource(List.of("sh", "-c", older), false, true));
    // all but the first, which is made alone, fill the sound node until the other one has its turn
    String step =
        "sh -c 'until [ $SKYSWEEP_RUN_ID = 0 ] || [ $%s ] || [ -e %s ]; do sleep 0.1; done'"
            .formatted(TwoNodes.SECOND, setAside());

    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> run(settings, runs(12, RowNotes.NONE), step))
        .withMessageContaining("Skysweep is 0.0.9 there, but the driver has 0.1.0-SNAPSHOT");
    RaySettings nowhereElse =
        settings.withResources(RunResources.ONE_CPU.with("label.zone=b")).withQuarantine();
    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> run(nowhereElse, runs(12, RowNotes.NONE), "true"))
        .withMessageContaining("Skysweep is 0.0.9 there");
    said.clear();
    Files.delete(setAside());
    SweepResult result = run(settings.withQuarantine(), runs(12, RowNotes.NONE), step);

    assertThat(result.counts().ok()).isEqualTo(12);
    assertThat(Set.copyOf(nodes(result).values())).hasSize(1);
    assertThat(said).filteredOn(text -> text.startsWith(SET_ASIDE)).hasSize(1);
  }

  /// As when its disk fills, or its image is changed, while a sweep runs.
  @Test
  void aNodeThatSpoilsInTheMiddleIsSetAside() throws Exception {
    Path spoilt = folder.resolve("spoilt");
    String command =
        "if [ -n \"$%s\" ] && [ -e %s ]; then exit 1; else exec %s; fi"
            .formatted(TwoNodes.SECOND, spoilt, RayScript.worker());
    RaySettings settings =
        cluster
            .settings()
            .withResources(RunResources.ONE_CPU.with("cpus=2,strategy=SPREAD"))
            .withWorkers(new WorkerSource(List.of("sh", "-c", command), false, true))
            .withQuarantine();
    // the first two are there at one time, so on both nodes
    String step = "sh -c '%s; touch %s'".formatted(meeting(), spoilt);

    SweepResult result = run(settings, runs(12, RowNotes.NONE), step, true);

    assertThat(result.counts().ok()).isEqualTo(12);
    Map<Integer, String> nodes = nodes(result);
    assertThat(nodes.get(0)).isNotEqualTo(nodes.get(1));
    assertThat(IntStream.range(2, 12).mapToObj(nodes::get).distinct()).hasSize(1);
    assertThat(said).filteredOn(text -> text.startsWith(SET_ASIDE)).hasSize(1);
  }

  @Test
  void bulkNeverGoesThroughTheObjectStore() throws Exception {
    String tenMegabytes = "head -c 10485760 /dev/urandom";
    try (RayClient client = client()) {
      long before = stored(client);

      SweepResult result =
          run(cluster.settings(), runs(20, RowNotes.NONE), "sh -c '" + tenMegabytes + " > bulk'");

      assertThat(result.counts().ok()).isEqualTo(20);
      assertThat(stored(client) - before).isLessThan(1 << 20);
      assertThat(client.evaluate(STORE.formatted("spilled_bytes_total")).join()).isEqualTo(0L);
    }
  }

  private static final String STORE =
      "(lambda api: api.get_memory_info_reply(api.get_state_from_address("
          + "__import__('ray').get_runtime_context().gcs_address)).store_stats.%s)"
          + "(__import__('importlib').import_module('ray._private.internal_api'))";

  private static long stored(RayClient client) {
    return (Long) client.evaluate(STORE.formatted("object_store_bytes_used")).join();
  }

  private static RayClient client() {
    RaySettings settings = cluster.settings();
    var target =
        new RayTarget(
            RayAddress.parse(settings.address()),
            settings.token(),
            InsecureChannelCredentials.create(),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30));
    return RayClient.connect(target, _ -> {});
  }

  /// There from when a sweep has said that a node gets no more runs.
  private Path setAside() {
    return folder.resolve("set-aside");
  }

  private static Design runs(int count, RowNotes notes) {
    return new ExplicitRuns(
        List.of(FieldPath.parse("Sat.SMA")),
        IntStream.range(0, count).mapToObj(i -> List.of(Value.of(7000.0 + i))).toList(),
        notes);
  }

  private SweepResult run(RaySettings settings, Design design, String step) throws Exception {
    return run(settings, design, step, false);
  }

  private SweepResult run(RaySettings settings, Design design, String step, boolean isolate)
      throws Exception {
    Path script = Files.writeString(folder.resolve("mission.script"), Missions.LEO);
    var listener =
        new SweepListener() {
          @Override
          public void said(String message) {
            said.add(message);
            if (message.startsWith(SET_ASIDE)) {
              setAside().toFile().mkdir();
            }
          }
        };
    try (var pool = RayPool.of(settings)) {
      return Sweep.of(script)
          .design(design)
          .out(Files.createTempDirectory(folder, "study").resolve("study"))
          .with(
              SweepOptions.builder()
                  .listener(listener)
                  .isolate(isolate)
                  .postprocess(Steps.parse(step, List.of(), Duration.ofMinutes(10), folder))
                  .build())
          .run(pool);
    }
  }

  private static Map<Integer, String> nodes(SweepResult result) {
    return result
        .manifest()
        .latest()
        .collect(
            Collectors.toMap(ManifestEntry::runId, entry -> entry.record().attempt().node().id()));
  }
}
