package dev.skysweep.ray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.StudyException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What Ray is told of a run's task.
class RunResourcesTest {
  private static final RunResources RESOURCES = RunResources.ONE_CPU.with("cpus=3,label.zone=east");

  @Test
  void rayItselfTriesNothingAgain() {
    assertThat(RESOURCES.task("run 7")).containsEntry("max_retries", 0L);
    assertThat(RESOURCES.task("run 7", Set.of("a"), Set.of("b"))).containsEntry("max_retries", 0L);
    assertThatThrownBy(() -> RESOURCES.with("max_retries=3"))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("--resources max_retries: there is cpus");
  }

  @Test
  void aRunGoesPastTheNodesThatLostItUnlessThereIsNoOther() {
    Map<String, Object> task = RESOURCES.task("run 7", Set.of("a"), Set.of());

    assertThat(task)
        .containsEntry("label_selector", Map.of("zone", "east", "ray.io/node-id", "!in(a)"))
        .containsEntry(
            "fallback_strategy", List.of(Map.of("label_selector", Map.of("zone", "east"))));
  }

  @Test
  void aRunNeverGoesToANodeThatIsSetAside() {
    Map<String, Object> task = RESOURCES.task("run 7", Set.of("a"), Set.of("b"));

    assertThat(task)
        .containsEntry("label_selector", Map.of("zone", "east", "ray.io/node-id", "!in(a,b)"))
        .containsEntry(
            "fallback_strategy",
            List.of(Map.of("label_selector", Map.of("zone", "east", "ray.io/node-id", "!in(b)"))));
  }
}
