package dev.skysweep.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.QuickFolder;
import dev.skysweep.files.Sha256;
import dev.skysweep.gmat.Missions;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.Seals;
import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.study.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FuzzTest {
  private static final Path OUTPUTS = Path.of("src/test/resources/output/vectors");

  @TempDir(factory = QuickFolder.class)
  private Path folder;

  @Test
  void reports() throws Exception {
    outputs(
        ReportFuzz.class, "report_gregorian/rf.txt", "report_csv/rf.csv", "report_noheader/rf.txt");
  }

  @Test
  void ephemerides() throws Exception {
    outputs(EphemerisFuzz.class, "oem/ef.dat", "stk/ef.dat");
  }

  @Test
  void contacts() throws Exception {
    outputs(
        ContactFuzz.class,
        "parsers/Ex_ContactLocatorAllFormats__Legacy.txt",
        "parsers/Ex_ContactLocatorAllFormats__ContactRange.txt",
        "parsers/Ex_ContactLocatorAllFormats__MaxElev.txt");
  }

  @Test
  void solvers() throws Exception {
    outputs(SolverFuzz.class, "dc/DifferentialCorrectorDC.data");
  }

  /// @param files one for each of the target's declarations, as far as there are any
  private void outputs(Class<?> target, String... files) throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (String file : files) {
      seeds.add(seed(seeds.size(), Files.readString(OUTPUTS.resolve(file))));
    }
    Fuzzer.run(target, folder, seeds);
  }

  private static byte[] seed(int declaration, String text) {
    String beginning = text.substring(0, Math.min(text.length(), 3000));
    return ((char) declaration + beginning.substring(0, beginning.lastIndexOf('\n') + 1))
        .getBytes(UTF_8);
  }

  @Test
  void scripts() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (String override :
        List.of("Sat.SMA\n----\n7100", "RF.Filename\n----\n'x.txt'", "RF.Add\n----\n{Sat.X}")) {
      seeds.add((Missions.LEO + "\n----\n" + override).getBytes(UTF_8));
    }
    seeds.add("Create String s\n----\ns\n----\nit's 'so' % ; ...\n#Include 'x'".getBytes(UTF_8));
    Fuzzer.run(ScriptFuzz.class, folder, seeds);
  }

  @Test
  void manifests() throws Exception {
    Fuzzer.run(ManifestFuzz.class, folder, List.of(manifest(), Seals.without(ours())));
  }

  private byte[] ours() throws IOException {
    var study = new StudyOnDisk(folder.resolve("seed"), 3);
    study.ok(
        0,
        Map.of("Sat.SMA", Value.of(7000)),
        Map.of("report__RF", StudyOnDisk.table(StudyOnDisk.numbers("x", 1))));
    study.failed(1, Map.of());
    study.open().close();
    return Files.readAllBytes(folder.resolve("seed/manifest.jsonl"));
  }

  private static byte[] manifest() throws IOException {
    return Files.readAllBytes(
        Path.of("src/test/resources/dev/skysweep/manifest/vectors/clean.jsonl"));
  }

  @Test
  void archives() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var sums = new StringBuilder();
      for (Map.Entry<String, byte[]> member :
          Map.of("manifest.jsonl", manifest(), "a/../../../up", new byte[] {1}).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        sums.append(Sha256.of(member.getValue())).append("  ").append(member.getKey()).append('\n');
      }
      zip.putNextEntry(new ZipEntry("SHA256SUMS"));
      zip.write(sums.toString().getBytes(UTF_8));
    }
    Fuzzer.run(ArchiveFuzz.class, folder, List.of(bytes.toByteArray()));
  }

  @Test
  void studyFiles() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (String design :
        List.of(
            "grid: {Sat.SMA: '7000:7200:100', Sat.INC: [1, 2]}",
            "monte-carlo: {n: 3, perturb: {Sat.SMA: 'normal:7100:1'}}\nseed: 7",
            "explicit: [{Sat.SMA: 7000}]\nderive: {Sat.DryMass: Sat.SMA / 10}\nwhere: Sat.SMA > 1")) {
      seeds.add(("mission: mission.script\nout: out\n" + design + "\n").getBytes(UTF_8));
    }
    Fuzzer.run(StudyFileFuzz.class, folder, seeds);
  }

  @Test
  void expressions() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (String text :
        List.of(
            "Sat.SMA * cosd(Sat.INC) + 50", "Sat.ECC < 0.1 or not (Sat.SMA > 9e3)", "new('x')")) {
      seeds.add(text.getBytes(UTF_8));
    }
    Fuzzer.run(ExpressionFuzz.class, folder, seeds);
  }

  @Test
  void designs() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (String spec :
        List.of(
            "{'_kind':'grid','Sat.SMA':[7000.0,7100.0],'Sat.INC':[1,true,'x']}",
            "{'_kind':'monte_carlo','n':4,'seed':7,'perturb':{'Sat.SMA':['normal',7000.0,1.0]}}",
            "{'_kind':'latin_hypercube','n':4,'seed':7,'perturb':{'Sat.SMA':['uniform',1.0,2.0]}}",
            "{'_kind':'explicit','runs':[{'Sat.SMA':1}]}")) {
      seeds.add(Json.mapper().readTree(spec.replace('\'', '"')).toString().getBytes(UTF_8));
    }
    Fuzzer.run(DesignFuzz.class, folder, seeds);
  }
}
