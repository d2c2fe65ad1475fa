package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skysweep.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the reference 0.6.0 makes of seventeen manifests, good and bad.
class ManifestVectorsTest {
  /// The reference names a line for all faults but one.
  private static OptionalLong line(JsonNode expected) {
    return expected.get("line").isNull()
        ? OptionalLong.empty()
        : OptionalLong.of(expected.get("line").longValue());
  }

  static Stream<JsonNode> good() throws IOException {
    return cases().filter(expected -> !expected.has("error"));
  }

  static Stream<JsonNode> bad() throws IOException {
    return cases().filter(expected -> expected.has("error"));
  }

  private static Stream<JsonNode> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ManifestVectorsTest.class.getResourceAsStream("vectors/expected.json"))) {
      return Json.mapper().readTree(in).valueStream();
    }
  }

  private static Path file(JsonNode expected) {
    String name = "vectors/" + expected.get("case").stringValue() + ".jsonl";
    try {
      URL url = Objects.requireNonNull(ManifestVectorsTest.class.getResource(name));
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void loadsWhatTheReferenceLoads(JsonNode expected) {
    Manifest manifest = Manifest.open(file(expected));

    assertThat(statuses(manifest)).isEqualTo(statuses(expected));
    assertThat(runs(manifest, RunStatus.FAILED)).isEqualTo(ints(expected.get("failed")));
    assertThat(IntStream.range(0, 6).filter(run -> manifest.status(run) == RunStatus.MISSING))
        .containsExactlyElementsOf(ints(expected.get("missing")));
    assertThat(manifest.header().backend()).isEqualTo(expected.get("backend").stringValue());
    assertThat(manifest.runCount()).isEqualTo(expected.get("total").intValue());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesWhatTheReferenceRefusesWithTheSameLine(JsonNode expected) {
    Path file = file(expected);

    assertThatExceptionOfType(ManifestException.class)
        .isThrownBy(() -> Manifest.open(file))
        .satisfies(e -> {
          assertThat(e.path()).isEqualTo(file);
          assertThat(e.line()).isEqualTo(line(expected));
          assertThat(e).hasMessageStartingWith(file.toString());
        });
  }

  private static Map<Integer, String> statuses(Manifest manifest) {
    Map<Integer, String> statuses = new LinkedHashMap<>();
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      entries.forEach(entry -> statuses.put(entry.runId(), entry.status()));
    }
    return statuses;
  }

  private static Map<Integer, String> statuses(JsonNode expected) {
    Map<Integer, String> statuses = new LinkedHashMap<>();
    List<Integer> runs = ints(expected.get("run_ids"));
    for (int i = 0; i < runs.size(); i++) {
      statuses.put(runs.get(i), expected.get("status").get(i).stringValue());
    }
    return statuses;
  }

  private static List<Integer> runs(Manifest manifest, RunStatus status) {
    return IntStream.range(0, manifest.runCount())
        .filter(run -> manifest.status(run) == status)
        .boxed()
        .toList();
  }

  private static List<Integer> ints(JsonNode array) {
    return array.valueStream().map(JsonNode::intValue).toList();
  }
}
