package dev.skysweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages say of the code is there.
class ArchitectureDocTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)\\)");
  private static final List<String> WORDS_OF_OTHERS = List.of("Vary", "PATH", "NO_COLOR");

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().map(MatchResult::group).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
  void everyTypeThatAPageNamesExists(String page) throws IOException {
    String sources =
        Sources.java().stream()
            .map(file -> String.valueOf(file.getFileName()))
            .collect(Collectors.joining(" ", " ", " "));
    for (String name : found(TYPE, ROOT.resolve(page))) {
      String type = name.replaceAll("`|\\.\\w+`", "");
      if (!WORDS_OF_OTHERS.contains(type)) {
        assertThat(sources).as("%s names %s", page, type).contains(" " + type + ".java ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
  void everyLinkLeadsSomewhere(String page) throws IOException {
    for (String link : found(LINK, ROOT.resolve(page))) {
      Path target = ROOT.resolve(link.substring(2, link.length() - 1));
      assertThat(target).as("%s links there", page).exists();
    }
  }
}
