package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.BesideOthers;
import dev.skysweep.Reference;
import dev.skysweep.Trials;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The real reference and we read, and go on with, each other's manifests.
@BesideOthers
class ReferenceInteropTest {
  private static final String PRINT_ENTRIES =
      """
      import json, sys
      from gmat_sweep import Manifest
      manifest = Manifest.load(sys.argv[1])
      print(json.dumps([manifest.script_sha256, manifest.run_count, manifest.gmat_install_version,
          [e.to_dict() for e in manifest.entries]]))
      """;

  @TempDir private Path root;
  private Path script;
  private StudyFolder folder;

  @BeforeEach
  void writeScript() throws IOException {
    folder = new StudyFolder(root.resolve("out"));
    script = root.resolve("leo.script");
    try (InputStream in =
        Objects.requireNonNull(ReferenceInteropTest.class.getResourceAsStream("leo.script"))) {
      Files.copy(in, script);
    }
  }

  @Test
  void theReferenceReadsOurEntriesAsWeMeantThem() {
    RandomGenerator random = Trials.random(3);
    List<ManifestEntry> entries =
        IntStream.range(0, 50).mapToObj(run -> Sample.any(random, run)).toList();
    record(Sample.header(50), entries);

    JsonNode loaded =
        Json.mapper().readTree(Reference.python(root, PRINT_ENTRIES, folder.manifest().toString()));

    assertThat(loaded.get(0).stringValue()).isEqualTo(Sample.header(50).scriptSha256());
    assertThat(loaded.get(1).intValue()).isEqualTo(50);
    assertThat(loaded.get(2).stringValue()).isEqualTo("R2026a");
    assertThat(loaded.get(3).size()).isEqualTo(50);
    for (ManifestEntry entry : entries) {
      JsonNode theirs = loaded.get(3).get(entry.runId());
      assertThat(theirs).as("run %d", entry.runId()).isEqualTo(asReferenceWrites(entry));
    }
  }

  @Test
  void weGoOnWithASweepThatTheReferenceLeftHalfDone() throws IOException {
    runReferenceSweep();
    String text = Files.readString(folder.manifest());
    Files.writeString(folder.manifest(), text.substring(0, text.length() - 100));

    Manifest half = Manifest.open(folder.manifest());
    assertThat(half.counts()).isEqualTo(new RunCounts(2, 0, 0, 0, 1));
    assertThat(half.tornTail()).isPresent();
    assertThat(half.header().scriptSha256()).isEqualTo(ScriptHash.of(script));
    try (Stream<ManifestEntry> entries = half.latest()) {
      assertThat(entries)
          .allSatisfy(entry ->
              assertThat(entry.outputs().tables().values())
                  .isNotEmpty()
                  .allSatisfy(
                      file -> assertThat(folder.resolve(file.path(), entry.runId())).exists()));
    }
    int missing = half.unfinished().findFirst().orElseThrow();
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.resume(lock, half)) {
      writer.append(Sample.succeeded(missing)).join();
    }

    assertThat(Manifest.open(folder.manifest()).counts().complete()).isTrue();
    assertThat(Reference.run(root, "show", folder.manifest().toString())).contains("3 runs (3 ok)");
  }

  @Test
  void theReferenceGoesOnWithASweepOfOurs() {
    ManifestHeader sample = Sample.header(2);
    ManifestHeader header =
        ManifestHeader.of(
            ScriptHash.of(script),
            2,
            sample.parameterSpec(),
            null,
            Objects.requireNonNull(sample.skysweep()));
    record(header, List.of(Sample.failed(0)));

    Reference.run(
        root,
        "resume",
        folder.manifest().toString(),
        "--script",
        script.toString(),
        "--workers",
        "1");

    Manifest resumed = Manifest.open(folder.manifest());
    assertThat(resumed.counts()).isEqualTo(new RunCounts(2, 0, 0, 0, 0));
    assertThat(resumed.attempts(0)).isEqualTo(2);
    ManifestEntry first = resumed.entry(0).orElseThrow();
    assertThat(first.record()).isNull();
    String report = Objects.requireNonNull(first.outputs().tables().get("report__RF")).path();
    assertThat(folder.resolve(report, 0)).exists();
  }

  private void runReferenceSweep() {
    List<String> command = new ArrayList<>(List.of("run", script.toString()));
    command.addAll(List.of("--grid", "Sat.SMA=7000:7200:3", "--workers", "1"));
    command.addAll(List.of("--out", folder.root().toString()));
    Reference.run(root, command.toArray(String[]::new));
  }

  private void record(ManifestHeader header, List<ManifestEntry> entries) {
    try (StudyLock lock = StudyLock.acquire(folder);
        ManifestWriter writer = ManifestWriter.create(lock, header)) {
      entries.forEach(entry -> writer.append(entry).join());
    }
  }

  /// Our line without our members, the numbers of paths and times being what they are.
  private static JsonNode asReferenceWrites(ManifestEntry entry) {
    byte[] line = EntryEncoder.write(entry, LineSeal.HEADER);
    ObjectNode object =
        (ObjectNode) Json.mapper().readTree(new String(line, StandardCharsets.UTF_8));
    object.remove(List.of("skysweep", "crc32c"));
    return object;
  }
}
