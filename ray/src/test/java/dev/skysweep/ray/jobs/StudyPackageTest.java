package dev.skysweep.ray.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyPackageTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> content(Path study) throws IOException {
    Path software = write("app/skysweep.jar", "jar").getParent();
    write("app/skysweep.aot", "cache");
    Path zip = folder.resolve("package.zip");
    new StudyPackage(study).write(zip, software);
    try (var archive = new ZipFile(zip.toFile())) {
      return archive.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void itHoldsTheFilesThatTheStudyNamesAndThoseTheyInclude() throws IOException {
    write("s/m.script", "Create Spacecraft Sat;\n#Include 'parts/a.script'\n");
    write("s/parts/a.script", "#Include 'b.script'\n");
    write("s/parts/b.script", "");
    write("s/rows.csv", "Sat.SMA\n7000\n");
    write("s/not-named.txt", "");
    Path study =
        write("s/any.yaml", "mission: m.script\nout: /shared/x\ndesign: {rows: {file: rows.csv}}");
    assertThat(content(study))
        .containsExactly(
            "skysweep/skysweep.jar",
            "study/m.script",
            "study/parts/a.script",
            "study/parts/b.script",
            "study/rows.csv",
            "study/study.yaml");
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    write("s/m.script", "");
    Path study = write("s/study.yaml", "mission: m.script\nout: /shared/x\n");
    content(study);
    byte[] first = Files.readAllBytes(folder.resolve("package.zip"));
    content(study);
    assertThat(Files.readAllBytes(folder.resolve("package.zip"))).isEqualTo(first);
  }

  @Test
  void aFileOutsideOfTheStudysFolderWouldNotBeSent() throws IOException {
    write("m.script", "");
    Path study = write("s/study.yaml", "mission: ../m.script\nout: /shared/x\n");
    assertThatThrownBy(() -> content(study)).hasMessageContaining("not in its own folder");
  }

  @Test
  void theStudyFolderMustBeOneThatAllShare() throws IOException {
    Path relative = write("a.yaml", "mission: m.script\nout: out/x\n");
    assertThatThrownBy(() -> new StudyPackage(relative).out())
        .hasMessageContaining("a.yaml:2:6")
        .hasMessageContaining("the driver runs in the cluster");
    Path none = write("b.yaml", "mission: m.script\n");
    assertThatThrownBy(() -> new StudyPackage(none).out()).hasMessageContaining("out is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "http://head, http://head:8265",
    "http://head:8266/, http://head:8266",
    "https://[::1]:1, https://[::1]:1"
  })
  void addressesOfADashboardAreRead(String text, String address) {
    assertThat(DashboardAddress.parse(text)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "ray://head:10001, this needs the dashboard: http://head:8265",
    "head:8265, write http://head:8265",
    "http://head/x, write http://HOST:8265",
    "'', write http://HOST:8265"
  })
  void wrongAddressesAreAnsweredWithRightOnes(String text, String said) {
    assertThatThrownBy(() -> DashboardAddress.parse(text)).hasMessageContaining(said);
  }
}
