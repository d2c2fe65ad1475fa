package dev.skysweep.fuzz;

import dev.skysweep.SweepException;
import dev.skysweep.gmat.Missions;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.Design;
import dev.skysweep.studyfile.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A study file, checked against its schema and made a design of for a real mission.
public final class StudyFileFuzz {
  private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "study.yaml");
  private static final MissionScript MISSION =
      MissionScript.parse(Missions.LEO, FILE.resolveSibling("mission.script"));

  private StudyFileFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    try {
      StudyFile study = StudyFile.read(FILE);
      var _ = study.out();
      Design design = study.design(MISSION);
      for (int run = 0; run < Math.min(design.runCount(), 3); run++) {
        design.run(run);
      }
    } catch (SweepException e) {
      // a refusal, which names the line
    }
  }
}
