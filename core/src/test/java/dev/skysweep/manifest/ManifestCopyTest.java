package dev.skysweep.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestCopyTest {
  private static final String REFERENCE_HEADER =
      """
      {"schema_version":1,"script_sha256":"3a","run_count":2,"backend":"LocalJoblibPool",\
      "gmat_install_version":"R2026a","gmat_run_version":"0.6","gmat_sweep_version":"0.6.0",\
      "os_platform":"Linux","postprocess":null,"python_version":"3.12","sweep_seed":null,\
      "parameter_spec":{"_kind":"explicit"}}
      """;

  @TempDir private Path root;

  private Path written(ManifestEntry... entries) throws IOException {
    byte[] header = HeaderJson.write(Sample.header(4));
    LineSeal seal = LineSeal.after(ManifestScan.withoutFeed(header));
    var bytes = new ByteArrayOutputStream();
    bytes.write(header);
    for (ManifestEntry entry : entries) {
      bytes.write(EntryEncoder.write(entry, seal));
    }
    return Files.write(root.resolve("manifest.jsonl"), bytes.toByteArray());
  }

  private static byte[] copy(Path file, ManifestCopy.NewPlace place) throws IOException {
    var out = new ByteArrayOutputStream();
    ManifestCopy.write(Manifest.open(file), place, out);
    return out.toByteArray();
  }

  @Test
  void isTheSameBytesWhereAllPathsHold() throws IOException {
    Path file = written(Sample.failed(0), Sample.succeeded(0), Sample.succeeded(1));

    assertThat(copy(file, (_, path) -> path)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void leavesOutATornEndAndEndsTheLastWholeLine() throws IOException {
    Path file = written(Sample.succeeded(0), Sample.succeeded(1));
    byte[] whole = Files.readAllBytes(file);

    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThat(copy(file, (_, path) -> path)).isEqualTo(whole);

    byte[] one = Files.readAllBytes(written(Sample.succeeded(0)));
    Files.write(file, Arrays.copyOf(whole, whole.length - 2));
    assertThat(copy(file, (_, path) -> path)).isEqualTo(one);
  }

  @Test
  void writesAnewWhatLiesElsewhereAndSealsIt() throws IOException {
    Path file = written(Sample.succeeded(0), Sample.failed(1));

    byte[] moved = copy(file, (run, path) -> "there/" + run + "/" + path);

    Path there = Files.write(root.resolve("moved.jsonl"), moved);
    try (Stream<ManifestEntry> entries = Manifest.open(there).all()) {
      List<ManifestEntry> all = entries.toList();
      assertThat(all.getFirst().logPath()).isEqualTo("there/0/runs/0/run.log");
      assertThat(all.getFirst().outputs().tables().get("report__RF").path())
          .isEqualTo("there/0/runs/000000/report__RF.parquet");
      assertThat(all.getFirst().record()).isEqualTo(Sample.succeeded(0).record());
      assertThat(all.getLast()).as("names no file").isEqualTo(Sample.failed(1));
    }
  }

  @Test
  void keepsInALineOfTheReferenceWhatWeDoNotKnow() throws IOException {
    String line =
        """
        {"run_id":0,"status":"ok","overrides":{},"started_at":"2026-01-01T00:00:00.000000+00:00",\
        "ended_at":"2026-01-01T00:00:01.000000+00:00","duration_s":1.0,"log_path":"/old/run-0/log.txt",\
        "output_paths":{"RF":"/old/run-0/RF.parquet"},"extra_outputs":{"png":"/old/run-0/a.png"},\
        "stderr":null,"of_a_newer_one":[1,2.50]}
        """;
    Path file = Files.writeString(root.resolve("manifest.jsonl"), REFERENCE_HEADER + line);

    String moved =
        new String(copy(file, (_, path) -> path.replace("/old/run-0", "runs/000000")), UTF_8);

    assertThat(moved.lines().skip(1))
        .singleElement()
        .asString()
        .contains(
            "\"log_path\":\"runs/000000/log.txt\"",
            "\"output_paths\":{\"RF\":\"runs/000000/RF.parquet\"}",
            "\"extra_outputs\":{\"png\":\"runs/000000/a.png\"}",
            "\"of_a_newer_one\":[1,2.5")
        .doesNotContain("solver_paths", "/old", "crc32c");
  }
}
