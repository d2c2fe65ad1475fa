package dev.skysweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Files stay small enough to be read in one go.
class SourceShapeTest {
  private static final int MOST_LINES = 400;

  @Test
  void noJavaFileIsLongerThanFourHundredLines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("").toAbsolutePath().getParent())) {
      assertThat(files.filter(SourceShapeTest::isWrittenByUs))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(lines(file)).as("%s", file).isLessThanOrEqualTo(MOST_LINES));
    }
  }

  private static boolean isWrittenByUs(Path file) {
    boolean isGenerated =
        StreamSupport.stream(file.spliterator(), false).anyMatch(Path.of("target")::equals);
    return file.toString().endsWith(".java") && !isGenerated;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
