package dev.skysweep.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AheadTest {
  @Test
  void givesAllInOrderAndClosesTheStream() {
    var closed = new AtomicBoolean();
    List<Integer> expected = IntStream.range(0, 1000).boxed().toList();
    List<Integer> taken = new ArrayList<>();
    try (var ahead = new Ahead<>(expected.stream().onClose(() -> closed.set(true)))) {
      ahead.forEachRemaining(taken::add);
      assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(taken).isEqualTo(expected);
    assertThat(closed).isTrue();
  }

  @Test
  void ofNoneGivesNone() {
    try (var ahead = new Ahead<>(Stream.empty())) {
      assertThat(ahead.hasNext()).isFalse();
    }
  }

  @Test
  void throwsWhatMakingAnElementThrew() {
    Stream<Integer> damaged =
        IntStream.range(0, 1000)
            .mapToObj(i -> {
              if (i == 700) {
                throw new ResultsException("the 700th is damaged");
              }
              return i;
            });
    try (var ahead = new Ahead<>(damaged)) {
      assertThatThrownBy(() -> ahead.forEachRemaining(_ -> {}))
          .isInstanceOf(ResultsException.class)
          .hasMessage("the 700th is damaged");
    }
  }

  @Test
  void makesNoMoreWhenItIsClosedEarly() {
    var made = new AtomicInteger();
    try (var ahead = new Ahead<>(Stream.generate(made::incrementAndGet))) {
      assertThat(ahead.next()).isEqualTo(1);
    }
    assertThat(made).hasValueLessThan(1000);
  }
}
