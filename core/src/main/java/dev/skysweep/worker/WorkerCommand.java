package dev.skysweep.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a worker: a JVM kept small.
public final class WorkerCommand {
  /// Stands for the worker's own temporary folder in [#here] and [#installed].
  public static final String FOLDER = "{folder}";

  /// Stands for the JVM in [#installed].
  public static final String JAVA = "{java}";

  /// Stands for the folder of an installation in [#installed].
  public static final String HOME = "{home}";

  /// Stands for the class path of an installation in [#installed].
  public static final String JARS = "{jars}";

  private static final Path NICE = Path.of("/usr/bin/nice");

  private WorkerCommand() {}

  /// A worker of this JVM and its [WorkerClassPath], which need not be on this machine if they are
  /// where they are here.
  public static List<String> here() {
    return line(
        java(),
        FOLDER,
        System.getProperty("java.library.path", ""),
        cacheOption(),
        WorkerClassPath.text());
  }

  /// A worker of an installation on some other machine: a folder with `skysweep.jar`, and `native`
  /// for native libraries.
  public static List<String> installed() {
    return line(JAVA, FOLDER, HOME + "/native", List.of(), JARS);
  }

  static ProcessBuilder of(Path folder) {
    return of(folder, cacheOption(), WorkerMain.class, List.of());
  }

  private static List<String> cacheOption() {
    return StartUpCache.find().map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// @param folder the worker's own
  static ProcessBuilder of(
      Path folder, List<String> options, Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    if (Files.isExecutable(NICE)) {
      // the driver has little to do, but workers wait for it; and so does the user's desktop
      command.addAll(List.of(NICE.toString(), "-n", "5"));
    }
    command.addAll(options(java(), folder.toString(), System.getProperty("java.library.path", "")));
    command.addAll(options);
    command.addAll(List.of("-cp", WorkerClassPath.text(), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static List<String> line(
      String java, String folder, String libraries, List<String> options, String classPath) {
    var command = new ArrayList<>(options(java, folder, libraries));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, WorkerMain.class.getName()));
    return List.copyOf(command);
  }

  private static List<String> options(String java, String folder, String libraries) {
    return List.of(
        java,
        // one run at a time needs neither a parallel collector nor the second compiler's memory
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        // most sweeps are short, and compiling early is most of what a worker does while it starts
        "-XX:CompileThresholdScaling=2",
        // the young part of the heap is all that most runs need, and what grows is the old one
        "-Xmx1g",
        "-Xmn40m",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + folder + "/crash.log",
        // the JVM's own warnings would go to standard output, ahead of the first answer
        "-Xlog:disable",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.io.tmpdir=" + folder,
        "-Djava.library.path=" + libraries,
        "-D" + WorkerFolder.PROPERTY + "=" + folder);
  }
}
