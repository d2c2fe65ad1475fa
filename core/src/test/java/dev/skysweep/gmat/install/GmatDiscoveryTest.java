package dev.skysweep.gmat.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.gmat.GmatInstallation;
import dev.skysweep.gmat.GmatLayout;
import dev.skysweep.gmat.GmatNotFoundException;
import dev.skysweep.gmat.GmatNotFoundException.Attempt;
import dev.skysweep.gmat.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GmatDiscoveryTest {
  @TempDir Path disk;

  @Test
  void theFlagComesBeforeAll() throws IOException {
    Path flag = official("flag");
    Path variable = official("variable");

    assertThat(find(flag, Map.of("SKYSWEEP_GMAT_ROOT", variable.toString()))).isEqualTo(flag);
  }

  @Test
  void ourVariableComesBeforeGmats() throws IOException {
    Path ours = official("ours");
    Path gmats = official("gmats");
    official("opt/gmat-R2026a");

    assertThat(
            find(
                null, Map.of("GMAT_ROOT", gmats.toString(), "SKYSWEEP_GMAT_ROOT", ours.toString())))
        .isEqualTo(ours);
    assertThat(find(null, Map.of("GMAT_ROOT", gmats.toString()))).isEqualTo(gmats);
  }

  @Test
  void anEmptyVariableIsNoPlace() throws IOException {
    Path opt = official("opt/gmat-R2026a");

    assertThat(find(null, Map.of("GMAT_ROOT", ""))).isEqualTo(opt);
  }

  @Test
  void aNamedPlaceThatIsNotGmatIsNeverPassedOver() throws IOException {
    official("opt/gmat-R2026a");
    Path wrong = Files.createDirectories(disk.resolve("wrong"));

    assertThatThrownBy(() -> find(wrong, Map.of()))
        .isInstanceOf(GmatNotFoundException.class)
        .hasMessageStartingWith(wrong + " is not a GMAT installation: no folder bin.");
    assertThatThrownBy(() -> find(null, Map.of("GMAT_ROOT", wrong + "/gone")))
        .isInstanceOf(GmatNotFoundException.class)
        .hasMessageStartingWith("GMAT_ROOT=" + wrong + "/gone is not a GMAT installation");
  }

  @Test
  void theNewestOfTheUsualPlacesIsTaken() throws IOException {
    official("opt/gmat-R2025a");
    Path newest = official("opt/gmat-R2026a");
    Files.createDirectories(disk.resolve("opt/gmat-sources"));
    official("home/gmat-R2027a");

    assertThat(find(null, Map.of())).isEqualTo(newest);
  }

  @Test
  void aMacKeepsItAmongItsApplications() throws IOException {
    Path application = official("Applications/GMAT R2026a");

    assertThat(GmatDiscovery.find(null, machine("macos", Map.of())).root()).isEqualTo(application);
    assertThatThrownBy(() -> find(null, Map.of())).isInstanceOf(GmatNotFoundException.class);
  }

  @Test
  void aLinkOnThePathLeadsToIt() throws IOException {
    Path root = official("somewhere");
    Files.writeString(root.resolve("bin/GmatConsole"), "");
    Path bin = Files.createDirectories(disk.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve("GmatConsole"), root.resolve("bin/GmatConsole"));

    assertThat(find(null, Map.of("PATH", disk + File.pathSeparator + bin)))
        .isEqualTo(root.toRealPath());
  }

  @Test
  void theManagedEngineComesLast() throws IOException {
    Path managed = wheel("home/.cache/skysweep/engine/gmatpy-0.2.1-cp312-manylinux_2_28_x86_64");

    assertThat(find(null, Map.of())).isEqualTo(managed);
    assertThat(find(null, Map.of("XDG_CACHE_HOME", disk.resolve("home/.cache").toString())))
        .isEqualTo(managed);
    assertThatThrownBy(() -> find(null, Map.of("SKYSWEEP_CACHE", disk + "/elsewhere")))
        .isInstanceOf(GmatNotFoundException.class);

    Path opt = official("opt/gmat-R2026a");
    assertThat(find(null, Map.of())).isEqualTo(opt);
  }

  @Test
  void whatWasLookedAtIsListed() throws IOException {
    Path sources = Files.createDirectories(disk.resolve("opt/gmat-sources"));

    assertThatThrownBy(() -> find(null, Map.of()))
        .isInstanceOfSatisfying(
            GmatNotFoundException.class,
            e -> {
              assertThat(e.attempts())
                  .contains(
                      new Attempt("SKYSWEEP_GMAT_ROOT", "not set"),
                      new Attempt("GMAT_ROOT", "not set"),
                      new Attempt(sources.toString(), "no folder bin"),
                      new Attempt(disk.resolve("home/gmat-*").toString(), "none"),
                      new Attempt(
                          disk.resolve("home/.cache/skysweep/engine").toString(),
                          "no managed engine"));
              assertThat(e).hasMessageContaining("skysweep engine install");
            });
  }

  @Test
  void bothLayoutsAreRecognized() throws IOException {
    GmatInstallation official = GmatInstallation.at(official("official"));
    GmatInstallation wheel = GmatInstallation.at(wheel("wheel"));

    assertThat(official)
        .extracting(GmatInstallation::layout, GmatInstallation::version)
        .containsExactly(GmatLayout.OFFICIAL, "R2026a");
    assertThat(wheel)
        .extracting(GmatInstallation::layout, GmatInstallation::version)
        .containsExactly(GmatLayout.WHEEL, "R2026a");
    assertThat(GmatInstallation.at(wheel.root().resolve("gmatpy"))).isEqualTo(wheel);
  }

  private Path find(@Nullable Path named, Map<String, String> environment) {
    return GmatDiscovery.find(named, machine("linux", environment)).root();
  }

  private Machine machine(String os, Map<String, String> environment) {
    return new Machine(environment, disk.resolve("home"), disk, os, "x86_64");
  }

  private Path official(String place) throws IOException {
    Path root = disk.resolve(place);
    Files.createDirectories(root.resolve("bin/gmatpy"));
    Files.createDirectories(root.resolve("data"));
    Files.writeString(root.resolve("bin/gmat_startup_file.txt"), "# GMAT R2026a\n");
    return root;
  }

  private Path wheel(String place) throws IOException {
    Path root = disk.resolve(place);
    Files.createDirectories(root.resolve("gmatpy/_native"));
    Files.createDirectories(root.resolve("gmatpy/data"));
    Files.writeString(root.resolve("gmatpy/_native/libGmatBase.so.R2026a"), "");
    return root;
  }
}
