package dev.skysweep.gmat.drivers;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.EngineException;
import dev.skysweep.gmat.GmatEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a new engine does before it is given a user's run: a minute of a circular orbit, whose end
/// is known.
public final class SelfTest {
  private static final double[] EXPECTED_KM = {6985.362452741559, 449.6862913313301, 0};

  /// Far above the last digits, in which releases of GMAT may differ.
  private static final double TOLERANCE_KM = 1e-6;

  private SelfTest() {}

  /// Runs the known mission.
  ///
  /// @param folder the engine's own
  /// @throws EngineException if the mission fails or ends elsewhere
  public static void run(GmatEngine engine, Path folder) {
    Path report = BuiltInMissions.run(engine, BuiltInMissions.TINY, folder, folder);
    String end = lastLine(report);
    String[] position = end.strip().split("\\s+", -1);
    for (int axis = 0; axis < EXPECTED_KM.length; axis++) {
      if (position.length != EXPECTED_KM.length
          || Math.abs(Double.parseDouble(position[axis]) - EXPECTED_KM[axis]) > TOLERANCE_KM) {
        throw new EngineException(
            "GMAT runs but computes wrongly: a known orbit ended at '" + end.strip() + "'");
      }
    }
  }

  private static String lastLine(Path report) {
    try {
      List<String> lines = Files.readAllLines(report);
      return lines.isEmpty() ? "" : lines.getLast();
    } catch (IOException e) {
      throw StorageException.reading(report, e);
    }
  }
}
