package dev.skysweep.worker;

import java.nio.file.Path;
import java.util.List;

/// The command line of a worker: this JVM and this class path, kept small.
final class WorkerCommand {
  private WorkerCommand() {}

  static ProcessBuilder of(Path folder) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
        List.of(
            java,
            // one run at a time needs neither a parallel collector nor the second compiler's memory
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + folder,
            "-Djava.library.path=" + System.getProperty("java.library.path", ""),
            "-D" + WorkerFolder.PROPERTY + "=" + folder,
            "-cp",
            System.getProperty("java.class.path", "."),
            WorkerMain.class.getName()));
  }
}
