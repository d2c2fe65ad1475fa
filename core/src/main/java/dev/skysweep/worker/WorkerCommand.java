package dev.skysweep.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a worker: this JVM and this class path, kept small.
final class WorkerCommand {
  private static final Path NICE = Path.of("/usr/bin/nice");

  private WorkerCommand() {}

  static ProcessBuilder of(Path folder) {
    List<String> cache =
        StartUpCache.find().map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of());
    return of(folder, cache, WorkerMain.class, List.of());
  }

  /// @param folder the worker's own
  static ProcessBuilder of(
      Path folder, List<String> options, Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    if (Files.isExecutable(NICE)) {
      // the driver has little to do, but workers wait for it; and so does the user's desktop
      command.addAll(List.of(NICE.toString(), "-n", "5"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // one run at a time needs neither a parallel collector nor the second compiler's memory
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // the same code runs for every run: compile it within the first few of them
            "-XX:CompileThresholdScaling=0.2",
            "-Xmx128m",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            // the JVM's own warnings would go to standard output, ahead of the first answer
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + folder,
            "-Djava.library.path=" + System.getProperty("java.library.path", ""),
            "-D" + WorkerFolder.PROPERTY + "=" + folder));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "."), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
