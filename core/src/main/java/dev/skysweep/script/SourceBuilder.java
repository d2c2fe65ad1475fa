package dev.skysweep.script;

import dev.skysweep.script.Statement.Include;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes out the includes of a script and cleans its comments.
final class SourceBuilder {
  private final Path folder;
  private final Deque<Path> open = new ArrayDeque<>();
  private final StringBuilder out = new StringBuilder();
  private final Map<Integer, Place> places = new LinkedHashMap<>();

  /// Includes are searched beside the script itself, also those that an included file names: so
  /// does GMAT.
  SourceBuilder(Path origin) {
    Path absolute = origin.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    this.folder = parent == null ? absolute : parent;
    open.push(absolute);
  }

  ScriptSource build(String text) {
    append(ScriptFile.checked(text, current()), current());
    return new ScriptSource(out.toString(), places);
  }

  private void append(String text, Path file) {
    for (LogicalLine line : LogicalLine.of(text)) {
      places.put(out.length(), new Place(file, line.number()));
      Statement statement = Statement.on(line);
      if (statement instanceof Include include) {
        // Kept as a comment, so that the run's script still tells where these lines came from.
        out.append("% ").append(cleaned(text, line, file).strip().replaceAll("[\r\n]+", " "));
        out.append('\n');
        include(include, new Place(file, line.number()));
      } else {
        out.append(cleaned(text, line, file));
      }
    }
  }

  private void include(Include include, Place at) {
    Path file = folder.resolve(include.file().replace('\\', '/')).normalize();
    if (open.contains(file)) {
      throw new ScriptException(at.file(), at.line(), file + " includes itself");
    }
    String text;
    try {
      text = ScriptFile.read(file);
    } catch (ScriptException e) {
      throw new ScriptException(
          at.file(), at.line(), "#Include '" + include.file() + "' fails: " + e.getMessage());
    }
    open.push(file);
    if (!text.isBlank()) {
      append(ScriptFile.checked(text, file), file);
    }
    open.pop();
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  /// The line with every character of a comment that is outside ASCII replaced by `?`.
  private static String cleaned(String text, LogicalLine line, Path file) {
    String written = text.substring(line.start(), line.end());
    if (written.chars().allMatch(c -> c < 0x7F)) {
      return written;
    }
    StringBuilder clean = new StringBuilder(written);
    for (int i = 0; i < written.length(); i++) {
      if (written.charAt(i) >= 0x7F) {
        if (i < line.comment()) {
          throw new ScriptException(
              file,
              line.number(),
              "GMAT allows only ASCII outside comments, and this line holds '"
                  + written.charAt(i)
                  + "' (U+%04X)".formatted((int) written.charAt(i)));
        }
        clean.setCharAt(i, '?');
      }
    }
    return clean.toString();
  }

  private Path current() {
    Path file = open.peek();
    return orFolder(file);
  }

  private Path orFolder(@Nullable Path file) {
    return file == null ? folder : file;
  }
}
