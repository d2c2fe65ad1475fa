package dev.skysweep.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.QuickFolder;
import dev.skysweep.gmat.Missions;
import dev.skysweep.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {
  private static final Path OUTPUTS = Path.of("src/test/resources/output/vectors");

  @TempDir(factory = QuickFolder.class)
  private Path folder;

  @Test
  void outputs() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    List<String> files =
        List.of(
            "report_gregorian/rf.txt",
            "report_csv/rf.csv",
            "report_noheader/rf.txt",
            "oem/ef.dat",
            "stk/ef.dat",
            "parsers/Ex_ContactLocatorAllFormats__Legacy.txt",
            "parsers/Ex_ContactLocatorAllFormats__ContactRange.txt",
            "parsers/Ex_ContactLocatorAllFormats__MaxElev.txt",
            "dc/DifferentialCorrectorDC.data");
    for (int i = 0; i < files.size(); i++) {
      seeds.add(seed(i, Files.readString(OUTPUTS.resolve(files.get(i)))));
    }
    Fuzzer.run(OutputFuzz.class, folder, seeds);
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
    Fuzzer.run(ManifestFuzz.class, folder, List.of(manifest()));
  }

  private static byte[] manifest() throws IOException {
    return Files.readAllBytes(
        Path.of("src/test/resources/dev/skysweep/manifest/vectors/clean.jsonl"));
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
