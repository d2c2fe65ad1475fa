package dev.skysweep.gmat.install;

import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Fetches the wheel by name with a package installer that is on this machine, with whatever
/// settings (mirror, proxy, certificates) the user gave that.
final class PipDownload implements WheelSource {
  private final Machine machine;

  PipDownload(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Path fetch(PinnedWheel wheel, Path folder) {
    List<List<String>> installers = PackageInstallers.on(machine);
    if (installers.isEmpty()) {
      throw new EngineInstallException(
          "no Python 3 and no uv on the PATH, one of which fetches the engine: install Python 3"
              + " with pip, or fetch "
              + wheel.fileName()
              + " elsewhere and give it with --wheel FILE");
    }
    List<String> failures = new ArrayList<>();
    for (List<String> installer : installers) {
      Download download = Download.run(installer, wheel, folder, machine);
      Optional<Path> file = wheelIn(folder);
      if (file.isPresent()) {
        return file.get();
      }
      failures.add("  " + installer.getFirst() + ": " + download.lastWords());
      if (download.networkFailed()) {
        break;
      }
    }
    throw new EngineInstallException(
        Stream.concat(
                Stream.concat(
                    Stream.of("could not fetch " + wheel.fileName() + ":"), failures.stream()),
                Stream.of(
                    "Check the network, or install pip for one of these, or fetch the file"
                        + " elsewhere and give it with --wheel FILE."))
            .reduce((a, b) -> a + "\n" + b)
            .orElseThrow());
  }

  private static Optional<Path> wheelIn(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.whl")) {
      for (Path file : files) {
        return Optional.of(file);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new EngineInstallException("can't read " + folder + ": " + e.getMessage(), e);
    }
  }
}
