package dev.skysweep.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentsTest {
  @Test
  void goAndEveryStatementKeepsItsLine() {
    assertThat(Comments.removed("% one\nSat.SMA = 7000; % n\r\ns = 'a % b'; % c\nEnd"))
        .isEqualTo("\nSat.SMA = 7000; \r\ns = 'a % b'; \nEnd");
  }

  @Test
  void whatTheySwallowStaysSwallowed() {
    assertThat(Comments.removed("v = 1; % see ...\nv = 2;\nv = 3;")).isEqualTo("v = 1; \n\nv = 3;");
  }

  @Test
  void continuedLinesStay() {
    assertThat(Comments.removed("RF.Add = {a, ...\n b}; % c\n"))
        .isEqualTo("RF.Add = {a, ...\n b}; \n");
  }
}
