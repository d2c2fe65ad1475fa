package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.StudyException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// The doctor ends whatever its checks do.
class CheckupTest {
  private final StringWriter out = new StringWriter();

  private Checkup within(Duration limit) {
    var writer = new PrintWriter(out);
    return new Checkup(new Terminal(writer, writer, false, false, 80), limit);
  }

  @Test
  void aCheckThatHangsIsToldAndNothingAfterIt() throws InterruptedException {
    Checkup checkup = within(Duration.ofMillis(100));
    var never = new CountDownLatch(1);

    checkup.make(() -> {
      checkup.ok("address", "answers");
      try {
        never.await();
      } finally {
        checkup.bad("nodes", "interrupted", "");
      }
      return null;
    });

    assertThat(checkup.sound()).isFalse();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("address    answers"),
            last -> assertThat(last).contains("BAD   time").contains("given no answer"));
  }

  @Test
  void whatACheckThrowsIsThrown() {
    assertThatThrownBy(() ->
            within(Duration.ofMinutes(1))
                .make(() -> {
                  throw new StudyException("no such file");
                }))
        .isInstanceOf(StudyException.class)
        .hasMessage("no such file");
  }
}
