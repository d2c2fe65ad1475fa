package dev.skysweep.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Trials;
import dev.skysweep.study.Attempt;
import dev.skysweep.study.FailureKind;
import dev.skysweep.study.OutputFile;
import dev.skysweep.study.Postprocess;
import dev.skysweep.study.RunOutcome;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.Value;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryLineTest {
  private static final LineSeal SEAL = LineSeal.after("header".getBytes(UTF_8));

  @ParameterizedTest
  @MethodSource("dev.skysweep.Trials#seeds")
  void readsWhatItWrote(long seed) throws MalformedLine {
    RandomGenerator random = Trials.random(seed);
    ManifestEntry entry = Sample.any(random, random.nextInt(Integer.MAX_VALUE));

    byte[] line = EntryEncoder.write(entry, SEAL);

    assertThat(new String(line, UTF_8)).endsWith("\n").doesNotContain("\r").hasLineCount(1);
    int end = line.length - 1;
    assertThat(EntryDecoder.parse(line, 0, end, SEAL)).isEqualTo(entry);
    assertThat(EntryDecoder.gist(line, 0, end, SEAL))
        .isEqualTo(new EntryDecoder.Gist(entry.runId(), entry.runStatus()));
  }

  @Test
  void looksAsDocumented() {
    assertThat(new String(EntryEncoder.write(Sample.failed(7), SEAL), UTF_8))
        .isEqualTo(
            """
            {"run_id":7,"status":"failed","overrides":{},"context":{},\
            "started_at":"2026-11-23T13:18:38.758765+00:00",\
            "ended_at":"2026-11-23T13:18:38.758766+00:00","duration_s":1.0E-9,"log_path":null,\
            "output_paths":{},"solver_paths":{},"converged":{},"extra_outputs":{},\
            "postprocess_status":"none","stderr":"took longer than 60 s",\
            "skysweep":{"attempt":2,"host":"charon","pid":17,"exit_code":137,\
            "failure_kind":"timed_out","retried":true,"outputs":{},"solvers":{},"notes":[]},\
            "crc32c":"f856a7a8"}
            """);
  }

  @Test
  void readsAnEntryOfTheReference() throws MalformedLine {
    byte[] line =
        """
        {"context": {"a": null, "b": {"c": 1}}, "converged": {"DC": true}, "duration_s": 0.25, \
        "ended_at": "2026-11-23T13:18:39+00:00", "extra_outputs": {"map": "/x/run-1/map.png"}, \
        "log_path": "/x/run-1/worker.log", "output_paths": {"report__RF": "/x/run-1/r.parquet"}, \
        "overrides": {"Odd name.Field": 10, "Sat.ECC": 10.0, "Sat.X": NaN, "big": 1e400}, \
        "postprocess_status": "ok", "run_id": 1, "solver_paths": {"DC": "/x/run-1/dc.parquet"}, \
        "started_at": "2026-11-23T14:18:38.5+01:00", "status": "failed", "stderr": "Boom"}\
        """
            .getBytes(UTF_8);

    ManifestEntry entry = EntryDecoder.parse(line, 0, line.length, SEAL);

    assertThat(entry.overrides())
        .containsExactly(
            Map.entry("Odd name.Field", Value.of(10)),
            Map.entry("Sat.ECC", Value.of(10.0)),
            Map.entry("Sat.X", Value.of(Double.NaN)),
            Map.entry("big", Value.of(Double.POSITIVE_INFINITY)));
    assertThat(entry.context())
        .containsEntry("a", Value.of("null"))
        .containsEntry("b", Value.of("{\"c\":1}"));
    assertThat(entry.timing().startedAt()).isEqualTo("2026-11-23T13:18:38.5Z");
    assertThat(entry.outputs().converged()).containsEntry("DC", true);
    assertThat(entry.outputs().postprocess())
        .isEqualTo(Postprocess.ok(Map.of("map", new OutputFile("/x/run-1/map.png", "", -1))));
    assertThat(entry.record()).isNull();
    assertThat(entry.outcome())
        .isEqualTo(
            new RunOutcome.Failed(
                1, entry.timing(), "/x/run-1/worker.log", FailureKind.ENGINE_ERROR, "Boom"));
  }

  @Test
  void passesOverMembersOfAnotherKind() throws MalformedLine {
    byte[] line =
        """
        {"newer": {"status": "ok", "deep": [[{}]]}, "context": [1], "converged": {"DC": [true]}, \
        "duration_s": 1, "ended_at": "2026-11-23T13:18:39", "extra_outputs": null, \
        "log_path": null, "output_paths": {"report__RF": {"path": "x"}}, "overrides": {}, \
        "postprocess_status": {"status": "ok"}, "run_id": 1, "skysweep": {"attempt": [2], \
        "node": 7, "notes": {"a": "b"}, "host": "charon", "outputs": {"report__RF": [3]}}, \
        "solver_paths": ["a"], "started_at": "2026-11-23T13:18:38", "status": "ok", \
        "stderr": null}\
        """
            .getBytes(UTF_8);
    byte[] sealed = SEAL.seal(line);

    ManifestEntry entry = EntryDecoder.parse(sealed, 0, sealed.length - 1, SEAL);

    assertThat(entry.context()).isEmpty();
    assertThat(entry.outputs().tables()).containsExactly(entry("report__RF", ""));
    assertThat(entry.outputs().converged()).containsExactly(Map.entry("DC", false));
    assertThat(entry.outputs().postprocess()).isEqualTo(Postprocess.NONE);
    assertThat(entry.record())
        .isEqualTo(new AttemptRecord(new Attempt(1, "charon", 0, null), null, false, null, null));
  }

  private static Map.Entry<String, OutputFile> entry(String key, String path) {
    return Map.entry(key, new OutputFile(path, "", -1));
  }

  @Test
  void refusesWhatFollowsTheObject() {
    byte[] line = EntryEncoder.write(Sample.failed(7), SEAL);
    String bare = new String(line, UTF_8).replaceFirst(",\"skysweep\".*\n", "}");
    byte[] twice = (bare + " {}").getBytes(UTF_8);

    assertThatThrownBy(() -> EntryDecoder.parse(twice, 0, twice.length, SEAL))
        .isInstanceOf(MalformedLine.class)
        .hasMessage("is not JSON: it goes on after its object");
  }

  @Test
  void refusesALineOfAnotherSweep() {
    byte[] line = EntryEncoder.write(Sample.failed(7), LineSeal.after("other".getBytes(UTF_8)));

    assertThatThrownBy(() -> EntryDecoder.parse(line, 0, line.length - 1, SEAL))
        .isInstanceOf(MalformedLine.class)
        .hasMessageContaining("another sweep");
  }

  @Test
  void refusesWhatIsNoEntry() {
    List.of(
            "",
            "[]",
            "{}",
            "null",
            "{\"run_id\": -1}",
            "{\"run_id\": 1.5}",
            "{\"run_id\": 99999999999}",
            "{} {}",
            "[".repeat(100_000))
        .forEach(text -> {
          byte[] line = text.getBytes(UTF_8);
          assertThatThrownBy(() -> EntryDecoder.gist(line, 0, line.length, SEAL))
              .as(text)
              .isInstanceOf(MalformedLine.class);
        });
  }

  @Test
  void keepsTheEndsOfAVeryLongMessage() throws MalformedLine {
    String message = "cause" + "x".repeat(1_000_000) + "tail";
    ManifestEntry sample = Sample.failed(0);
    RunOutcome.Failed failure =
        new RunOutcome.Failed(0, sample.timing(), null, FailureKind.ENGINE_ERROR, message);

    ManifestEntry entry =
        ManifestEntry.of(RunSpec.of(0, Map.of()), failure, Sample.FIRST_ATTEMPT, false);

    assertThat(entry.message()).startsWith("cause").endsWith("tail").hasSizeLessThan(70_000);
  }
}
