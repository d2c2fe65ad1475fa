package dev.skysweep.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.Sha256;
import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.study.PostprocessStep;
import dev.skysweep.study.PostprocessStep.Kind;
import dev.skysweep.study.RunHook;
import dev.skysweep.study.StudyException;
import dev.skysweep.worker.WorkerClassPath;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Post-processing steps as a user names them, checked before the first run.
public final class Steps {
  private static final String CLASS = "class:";

  private Steps() {}

  /// A command such as `python3 derive.py {run_dir}`, split at blanks outside of quotes and run
  /// without a shell, or `class:NAME`.
  ///
  /// @param here what relative files in it start from
  /// @throws StudyException if there is no such program or class
  public static PostprocessStep parse(
      String text, List<Path> classPath, Duration limit, Path here) {
    if (!limit.isPositive()) {
      throw new StudyException("the time limit of the post-processing must be above 0");
    }
    return text.startsWith(CLASS) ? hook(text, classPath, limit) : command(text, limit, here);
  }

  /// Holds a step of a study that was begun before against its text, which people are shown, and
  /// its files against its hash.
  ///
  /// @throws StudyException if it is another one, or its files were changed since
  static void check(PostprocessStep step) {
    if (!isWhatItsTextSays(step)) {
      throw new StudyException(
          "the manifest has the post-processing '%s' run '%s': that is not the same, and nothing was run; whoever gave you this study may want to harm you"
              .formatted(step.text(), line(step)));
    }
    if (!hash(step.text(), files(step)).equals(step.sha256())) {
      throw new StudyException(
          "the post-processing (%s) is not what this sweep was made with: put its files back as they were, or begin a new sweep"
              .formatted(step.text()));
    }
  }

  private static boolean isWhatItsTextSays(PostprocessStep step) {
    if (step.kind() == Kind.CLASS) {
      return step.words().size() == 1 && step.text().equals(CLASS + step.words().getFirst());
    }
    List<String> said = words(step.text());
    return said.size() == step.words().size()
        && IntStream.range(0, said.size())
            .allMatch(i -> isTheSame(said.get(i), step.words().get(i)));
  }

  /// A word, or the absolute path of the file that it names.
  private static boolean isTheSame(String said, String word) {
    if (word.equals(said)) {
      return true;
    }
    Path named = Path.of(said.replaceFirst("^(\\.\\.?/)+", ""));
    return Path.of(word).isAbsolute()
        && !named.toString().isEmpty()
        && Path.of(word).endsWith(named.normalize());
  }

  /// What is run, for people.
  static String line(PostprocessStep step) {
    String words = String.join(" ", step.words());
    return step.kind() == Kind.CLASS
        ? CLASS + words + " of " + String.join(" ", step.classPath())
        : words;
  }

  private static PostprocessStep command(String text, Duration limit, Path here) {
    List<String> words = new ArrayList<>();
    for (String word : words(text)) {
      Path file = word.contains("{") ? here : here.resolve(word);
      boolean isFile = !word.isEmpty() && Files.isRegularFile(file);
      words.add(isFile ? file.toAbsolutePath().normalize().toString() : word);
    }
    if (words.isEmpty()) {
      throw new StudyException("--postprocess names no command");
    }
    String program = words.getFirst();
    boolean exists =
        Path.of(program).isAbsolute()
            ? Files.isExecutable(Path.of(program))
            : !program.contains("/") && !Machine.current().programs(Stream.of(program)).isEmpty();
    if (!exists) {
      throw new StudyException(
          "--postprocess %s: there is no program %s that can be run".formatted(text, program));
    }
    var step = new PostprocessStep(Kind.COMMAND, text, words, List.of(), limit, "");
    return withHash(step);
  }

  private static PostprocessStep hook(String text, List<Path> classPath, Duration limit) {
    List<String> places = new ArrayList<>();
    for (Path place : classPath) {
      if (!Files.exists(place)) {
        throw new StudyException("--postprocess-classpath %s: no such file".formatted(place));
      }
      places.add(place.toAbsolutePath().normalize().toString());
    }
    String name = text.substring(CLASS.length());
    folderOf(hookClass(text, name, places))
        .map(Path::toString)
        .filter(folder -> !places.contains(folder))
        .ifPresent(places::add);
    return withHash(new PostprocessStep(Kind.CLASS, text, List.of(name), places, limit, ""));
  }

  /// The class of a hook, which is fit for one.
  private static Class<?> hookClass(String text, String name, List<String> places) {
    try (var loader = new URLClassLoader(urls(places), RunHook.class.getClassLoader())) {
      Class<?> type = Class.forName(name, false, loader);
      if (!RunHook.class.isAssignableFrom(type)) {
        throw new StudyException(
            "--postprocess %s: the class does not implement %s"
                .formatted(text, RunHook.class.getName()));
      }
      if (Arrays.stream(type.getConstructors()).noneMatch(made -> made.getParameterCount() == 0)) {
        throw new StudyException(
            "--postprocess %s: the class needs a public constructor without parameters"
                .formatted(text));
      }
      return type;
    } catch (ClassNotFoundException | LinkageError e) {
      throw new StudyException(
          "--postprocess %s: there is no such class; name its jar with --postprocess-classpath"
              .formatted(text));
    } catch (IOException e) {
      throw StorageException.reading(Path.of(places.isEmpty() ? "." : places.getFirst()), e);
    }
  }

  /// Where a class lies, if that is a folder: workers start without those of the class path.
  private static Optional<Path> folderOf(Class<?> type) {
    return WorkerClassPath.placeOf(type).filter(Files::isDirectory);
  }

  private static URL[] urls(List<String> places) throws IOException {
    URL[] urls = new URL[places.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(places.get(i)).toUri().toURL();
    }
    return urls;
  }

  private static PostprocessStep withHash(PostprocessStep step) {
    return new PostprocessStep(
        step.kind(),
        step.text(),
        step.words(),
        step.classPath(),
        step.limit(),
        hash(step.text(), files(step)));
  }

  /// The files that make up a step, in order.
  private static List<Path> files(PostprocessStep step) {
    List<Path> files = new ArrayList<>();
    for (String word : step.kind() == Kind.COMMAND ? step.words() : step.classPath()) {
      Path path = Path.of(word);
      if (path.isAbsolute() && Files.isRegularFile(path)) {
        files.add(path);
      } else if (path.isAbsolute() && Files.isDirectory(path)) {
        try (Stream<Path> tree = Files.walk(path)) {
          tree.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (IOException e) {
          throw StorageException.reading(path, e);
        }
      }
    }
    return files;
  }

  private static String hash(String text, List<Path> files) {
    StringBuilder all = new StringBuilder(text);
    files.forEach(file -> all.append('\n').append(Sha256.of(file)));
    return Sha256.of(all.toString().getBytes(UTF_8));
  }

  /// The words of a command, as a shell without expansions takes them.
  ///
  /// @throws StudyException if a quote is not closed
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        begun = true;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      throw new StudyException("--postprocess " + text + ": a quote is not closed");
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
