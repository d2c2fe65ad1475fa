package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.gmat.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Draws the pictures of `docs/gallery` from its real study, and holds those that are there against
/// them. `docs/gallery/make` renews them.
@Execution(ExecutionMode.CONCURRENT)
class GalleryTest {
  private static final Path GALLERY = Path.of("../docs/gallery");

  /// Titles, notes, names and numbers of axes; points may differ in the last digit elsewhere.
  private static final Pattern WORDS = Pattern.compile("<text[^>]*>([^<]*)");

  @TempDir private Path folder;

  @Test
  void thePicturesAreWhatTheStudyShows() throws IOException, InterruptedException {
    TestEngine.installation();
    Path made = Files.createDirectory(folder.resolve("made"));
    String make = GALLERY.resolve("make").toRealPath().toString();
    CommandScript.run(folder, List.of(make, made.toString()));

    String page = Files.readString(GALLERY.resolve("README.md"));
    assertThat(names(made))
        .isEqualTo(names(GALLERY))
        .allSatisfy(name -> assertThat(page).contains("(" + name + ")"));
    for (String name : names(made)) {
      // who made which run when is another story each time
      if (!name.equals("timeline.svg")) {
        assertThat(words(GALLERY.resolve(name))).as(name).isEqualTo(words(made.resolve(name)));
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".svg"))
          .sorted()
          .toList();
    }
  }

  private static List<String> words(Path svg) throws IOException {
    return WORDS
        .matcher(Files.readString(svg))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
