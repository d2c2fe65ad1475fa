package dev.skysweep.sweep;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.PostprocessStep.Kind;
import dev.skysweep.study.StudyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {
  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh derive.sh {run_dir}",
        "sh ./derive.sh",
        "sh ../tools/derive.sh 'a b' ''",
        "sh -c 'exit 0'"
      })
  void aStepGoesOnAsItWasBegun(String text) throws Exception {
    Path tools = Files.createDirectory(root.resolve("tools"));
    Files.writeString(tools.resolve("derive.sh"), "exit 0");

    PostprocessStep step = Steps.parse(text, List.of(), Duration.ofMinutes(1), tools);

    assertThatCode(() -> Steps.check(step)).doesNotThrowAnyException();
  }

  /// Who made the manifest can make its hashes, too; the text is what people look at.
  @ParameterizedTest
  @ValueSource(strings = {"sh -c id", "sh /tmp/other.sh", "sh derive.sh more", "sh"})
  void aCommandThatIsNotWhatItsTextSaysIsRefused(String command) {
    List<String> words = List.of(command.split(" "));
    var step =
        new PostprocessStep(
            Kind.COMMAND, "sh derive.sh", words, List.of(), Duration.ofMinutes(1), "");

    assertThatThrownBy(() -> Steps.check(step))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("'sh derive.sh' run '" + command + "': that is not the same");
  }

  @Test
  void soIsAClassThatIsAnotherOne() {
    var step =
        new PostprocessStep(
            Kind.CLASS,
            "class:com.acme.Derive",
            List.of("evil.Hook"),
            List.of("/tmp/evil.jar"),
            Duration.ofMinutes(1),
            "");

    assertThatThrownBy(() -> Steps.check(step))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("class:evil.Hook of /tmp/evil.jar");
  }
}
