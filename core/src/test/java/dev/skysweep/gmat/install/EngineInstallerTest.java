package dev.skysweep.gmat.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.Await;
import dev.skysweep.SweepException;
import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInstallerTest {
  private static final String NAME = "gmatpy-0.2.1-cp312-cp312-manylinux_2_28_x86_64.whl";

  @TempDir Path folder;

  @Test
  void unpacksTheWheelAndLeavesNothingElse() throws IOException {
    Path wheel = wheel(NAME, "gmatpy/_native/libGmatBase.so.R2026a", "gmatpy/data/file");

    GmatInstallation gmat = installer(pinned(wheel)).install(wheel);

    assertThat(gmat.root())
        .isEqualTo(engines().resolve("gmatpy-0.2.1-cp312-manylinux_2_28_x86_64"));
    assertThat(gmat.version()).isEqualTo("R2026a");
    assertThat(gmat.root().resolve("gmatpy/data/file")).hasContent("content");
    assertThat(entries(engines())).containsExactlyInAnyOrder(".lock", name(gmat.root()));
    assertThat(installer(pinned(wheel)).installed()).contains(gmat);
    assertThat(wheel).exists();
  }

  @Test
  void takesAnAcceptedWheelByWhateverName() throws IOException {
    Path wheel = wheel("renamed.whl", "gmatpy/_native/x", "gmatpy/data/file");

    assertThat(installer(pinned(wheel)).install(wheel).root()).isDirectory();
  }

  @Test
  void refusesAWheelWithAnotherHash() throws IOException {
    Path wheel = wheel(NAME, "gmatpy/_native/x", "gmatpy/data/file");
    PinnedWheel pinned = new PinnedWheel(NAME, "0".repeat(64));

    assertThatThrownBy(() -> installer(pinned).install(wheel))
        .isInstanceOf(EngineInstallException.class)
        .hasMessageContaining(Sha256.of(wheel))
        .hasMessageContaining("0".repeat(64));
    assertThat(entries(engines())).containsExactly(".lock");
  }

  @Test
  void refusesAnEntryThatLeadsOutOfItsFolder() throws IOException {
    Path wheel = wheel(NAME, "gmatpy/data/file", "../../../escaped");

    assertThatThrownBy(() -> installer(pinned(wheel)).install(wheel))
        .isInstanceOf(EngineInstallException.class)
        .hasMessageContaining("'../../../escaped', which leads out of its folder");
    assertThat(entries(engines())).containsExactly(".lock");
    assertThat(entries(folder)).doesNotContain("escaped");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> installer().install(folder.resolve("no.whl")))
        .isInstanceOf(EngineInstallException.class)
        .hasMessage("no wheel at " + folder.resolve("no.whl"));
  }

  @Test
  void clearsAwayWhatAKilledInstallerLeft() throws IOException {
    Path wheel = wheel(NAME, "gmatpy/_native/x", "gmatpy/data/file");
    Files.createDirectories(engines().resolve(".draft-1/tree/gmatpy"));
    Files.writeString(engines().resolve(".draft-1/tree/gmatpy/half"), "ha");

    installer(pinned(wheel)).install(wheel);

    assertThat(entries(engines())).noneMatch(name -> name.startsWith(".draft"));
  }

  @Test
  void oneOfManyInstallersDoesTheWorkAndTheOthersSayThatTheyWait() throws Exception {
    Path wheel = wheel(NAME, "gmatpy/_native/x", "gmatpy/data/file");
    PinnedWheel pinned = pinned(wheel);
    AtomicInteger fetched = new AtomicInteger();
    CountDownLatch waiting = new CountDownLatch(7);
    Consumer<String> progress =
        line -> {
          if (line.startsWith("waiting for another process")) {
            waiting.countDown();
          }
        };
    WheelSource source =
        (_, _) -> {
          fetched.incrementAndGet();
          Await.until("the others say that they wait", () -> waiting.getCount() == 0);
          return wheel;
        };
    var installer = new EngineInstaller(machine(Map.of()), List.of(pinned), progress);
    Callable<GmatInstallation> install = () -> installer.install(pinned, source);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<GmatInstallation>> all =
          IntStream.range(0, 8).mapToObj(_ -> threads.submit(install)).toList();
      for (Future<GmatInstallation> one : all) {
        assertThat(one.get()).isEqualTo(all.getFirst().get());
      }
    }
    assertThat(fetched).hasValue(1);
  }

  @Test
  void saysWhenThereIsNoEngineForTheMachine() {
    EngineInstaller installer =
        new EngineInstaller(
            new Machine(Map.of(), folder, folder, "windows", "x86_64"), PinnedWheel.all(), _ -> {});

    assertThatThrownBy(installer::install)
        .isInstanceOf(EngineInstallException.class)
        .hasMessageContaining("no managed engine for windows on x86_64");
  }

  @Test
  void whereOnlyPythonDrivesTheEngineThereMustBeOneForIt() {
    EngineInstaller installer =
        new EngineInstaller(
            new Machine(Map.of("PATH", ""), folder, folder, "macos", "aarch64"),
            PinnedWheel.all(),
            _ -> {});

    assertThatThrownBy(installer::install)
        .isInstanceOf(EngineInstallException.class)
        .hasMessageContaining("one of 3.12, 3.13, 3.14, 3.15, and here is none");
    assertThatThrownBy(() -> installer.install("3.11"))
        .isInstanceOf(EngineInstallException.class)
        .hasMessage("there is no engine for Python 3.11, only for 3.12, 3.13, 3.14, 3.15");
  }

  @Test
  void saysWhenThereIsNoPython() {
    assertThatThrownBy(() -> installer(machine(Map.of("PATH", folder.toString()))).install())
        .isInstanceOf(EngineInstallException.class)
        .hasMessageStartingWith("no Python 3 and no uv on the PATH")
        .hasMessageContaining("--wheel FILE");
  }

  @Test
  void saysWhenPythonHasNoPip() throws Exception {
    Path python = pythonWithoutPip();

    assertThatThrownBy(() -> installer(machine(Map.of("PATH", python.toString()))).install())
        .isInstanceOf(EngineInstallException.class)
        .hasMessageContaining(python.resolve("python3") + ": ")
        .hasMessageContaining("No module named pip");
  }

  @Test
  void givesPipsWordsWhenThereIsNoNetwork() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    // Nothing listens at port 9.
    environment.put("PIP_INDEX_URL", "http://127.0.0.1:9/");
    environment.put("PIP_EXTRA_INDEX_URL", "");
    environment.put("SKYSWEEP_CACHE", folder.resolve("cache").toString());

    assertThatThrownBy(() -> installer(machine(environment)).install())
        .isInstanceOf(EngineInstallException.class)
        .hasMessageContaining(
            "could not fetch " + NAME.replace("many", "manylinux_2_24_x86_64.many"))
        .hasMessageContaining("refused");
  }

  @Test
  void saysWhenTheCacheFolderCannotBeWritten() throws IOException {
    Path wheel = wheel(NAME, "gmatpy/_native/x", "gmatpy/data/file");
    Files.writeString(folder.resolve("cache"), "a file where the folder should be");

    assertThatThrownBy(() -> installer(pinned(wheel)).install(wheel))
        .isInstanceOf(SweepException.class)
        .hasMessageContaining(folder.resolve("cache").toString());
  }

  private EngineInstaller installer(PinnedWheel... pinned) {
    return new EngineInstaller(machine(Map.of()), List.of(pinned), _ -> {});
  }

  private static EngineInstaller installer(Machine machine) {
    return new EngineInstaller(machine, PinnedWheel.all(), _ -> {});
  }

  private Machine machine(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("SKYSWEEP_CACHE", folder.resolve("cache").toString());
    return new Machine(all, folder, folder, "linux", "x86_64");
  }

  private Path engines() {
    return folder.resolve("cache/engine");
  }

  private Path pythonWithoutPip() throws Exception {
    Path environment = folder.resolve("environment");
    Process made =
        new ProcessBuilder("python3", "-m", "venv", "--without-pip", environment.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    return environment.resolve("bin");
  }

  private static PinnedWheel pinned(Path wheel) {
    return new PinnedWheel(NAME, Sha256.of(wheel));
  }

  private Path wheel(String name, String... entries) throws IOException {
    Path wheel = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(wheel);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write("content".getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
      }
    }
    return wheel;
  }

  private static List<String> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(EngineInstallerTest::name).toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
