package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.skysweep.pool.ExecutionPool.PoolException;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What runs ask for by themselves is known to be possible before the first one.
class ResourcesOfRunsTest {
  private static final ClusterState TWO_CPUS =
      new ClusterState(
          List.of(new ClusterState.Node("a", "a", Map.of("CPU", 2.0), Map.of())),
          List.of(),
          null,
          null,
          null,
          null,
          null,
          null);

  private final ResourcesOfRuns resources = new ResourcesOfRuns(RunResources.ONE_CPU);

  private void check(Value... asked) {
    resources.check(
        Stream.iterate(0, i -> i < asked.length, i -> i + 1)
            .map(i -> new RunSpec(i, Map.of(), Map.of("resources", asked[i]))),
        TWO_CPUS);
  }

  @Test
  void whatANodeHasIsFine() {
    assertThatNoException()
        .isThrownBy(() -> check(Value.of(""), Value.of("cpus=2"), Value.of("label.zone=!b")));
  }

  @Test
  void whatNoNodeHasIsToldWithItsRun() {
    assertThatExceptionOfType(PoolException.class)
        .isThrownBy(() -> check(Value.of("cpus=2"), Value.of("cpus=3")))
        .withMessageContaining("no node can have run 1: a run needs CPU 3, and the largest");
  }

  @Test
  void whatIsNoResourceIsToldWithItsRun() {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> check(Value.of("cpus=2"), Value.of("cpu=2")))
        .withMessageContaining("run 1: --resources cpu: there is cpus");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> check(Value.of(2)))
        .withMessageContaining("run 0: resources is 2; write NAME=VALUE");
  }
}
