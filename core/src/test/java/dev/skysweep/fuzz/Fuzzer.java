package dev.skysweep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs a target in a process of its own, since Jazzer rewrites the classes that it watches.
public final class Fuzzer {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);

  /// Of libFuzzer: the same inputs in the same order; 0 draws another each time.
  private static final int SEED = Integer.getInteger("fuzz.seed", 1);

  /// Where the inputs that reach new code are kept for the next campaign; nowhere if empty, as with
  /// them the same seed would not make the same inputs.
  private static final String KEPT = System.getProperty("fuzz.corpus", "");

  /// How libFuzzer names an input that failed.
  private static final Pattern FAILING = Pattern.compile("(crash|timeout|oom)-");

  private Fuzzer() {}

  /// Fails with the input if the target throws, hangs for half a minute or eats the memory.
  ///
  /// @param target has a `public static void fuzzerTestOneInput(byte[])`
  /// @param folder receives the corpus and a failing input
  /// @param seeds inputs to begin with
  /// @param options further ones of Jazzer
  public static void run(Class<?> target, Path folder, List<byte[]> seeds, String... options)
      throws IOException, InterruptedException {
    Path corpora = KEPT.isEmpty() ? folder : Path.of(KEPT).toAbsolutePath();
    Path corpus = Files.createDirectories(corpora.resolve(target.getSimpleName()));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    Path printed = folder.resolve("printed.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                // other tests run beside it: it takes what they leave
                "nice",
                "-n",
                "10",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.skysweep.**",
                "--custom_hook_includes=dev.skysweep.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_len=4096",
                "-timeout=30",
                "-rss_limit_mb=2500",
                "-seed=" + SEED,
                "-max_total_time=" + SECONDS));
    command.addAll(List.of(options));
    command.add(corpus.toString());
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start()
            .waitFor();
    assertThat(exit)
        .as(() -> target.getSimpleName() + ":\n" + end(printed) + "\n" + failing(folder))
        .isZero();
    assertThat(printed).content().contains("Done ");
  }

  /// The input that failed, to be decoded into a regression seed.
  private static String failing(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> input =
          files
              .filter(file -> FAILING.matcher(file.getFileName().toString()).lookingAt())
              .findFirst();
      return input.isEmpty()
          ? "no input kept"
          : "the input, in Base64: "
              + Base64.getEncoder().encodeToString(Files.readAllBytes(input.get()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String end(Path printed) {
    try (Stream<String> lines = Files.lines(printed)) {
      return lines
          .filter(line -> !line.matches("(#|INFO|WARNING).*"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
