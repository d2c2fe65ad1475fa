package dev.skysweep.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunMarksTest {
  private static final Map<Integer, String> BY_RUN = Map.of(7, "ab", 0, "", 9, "abc", 8, "c");

  private final RunMarks marks = new RunMarks(BY_RUN);

  @Test
  void eachRunHasItsOwnAndNoOther() {
    assertThat(marks.size()).isEqualTo(4);
    BY_RUN.forEach((run, mark) -> assertThat(marks.has(run, mark)).isTrue());
    assertThat(marks.has(7, "abc")).isFalse();
    assertThat(marks.has(8, "ab")).isFalse();
    assertThat(marks.has(1, "")).isFalse();
    assertThat(new RunMarks(Map.of()).has(0, "")).isFalse();
  }

  @Test
  void theyComeInTheOrderOfTheRuns() {
    var told = new LinkedHashMap<Integer, String>();
    marks.forEach(told::put);
    assertThat(told).containsExactlyEntriesOf(new TreeMap<>(BY_RUN));
    assertThat(marks).hasToString("0= 7=ab 8=c 9=abc");
  }

  @Test
  void theSameMarksAreEqual() {
    assertThat(new RunMarks(new TreeMap<>(BY_RUN))).isEqualTo(marks).hasSameHashCodeAs(marks);
    assertThat(new RunMarks(Map.of(0, "a", 1, "bc")))
        .isNotEqualTo(new RunMarks(Map.of(0, "ab", 1, "c")))
        .isNotEqualTo(new RunMarks(Map.of(0, "a", 2, "bc")));
  }
}
