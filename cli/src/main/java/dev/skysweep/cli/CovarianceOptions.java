package dev.skysweep.cli;

import dev.skysweep.study.StudyException;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// Fields that are dispersed together.
final class CovarianceOptions {
  @Option(
      names = "--covariance",
      paramLabel = "FILE.csv",
      description =
          "Fields that vary together about the script's values: a line of names, then the matrix.")
  private List<String> files = List.of();

  @Option(
      names = "--state-covariance",
      paramLabel = "SPACECRAFT=FRAME:FILE",
      description = {
        "A 6x6 covariance of a state (km, km/s) about the script's; FRAME is RTN, TNW or inertial:",
        "Sat=RTN:state.csv. A CCSDS file (OEM, OPM, CDM) tells it itself: Sat=state.opm"
      })
  private List<String> states = List.of();

  CovarianceOptions() {}

  void addTo(ObjectNode design) {
    if (!files.isEmpty()) {
      var array = design.putArray("covariance");
      files.forEach(array::add);
    }
    if (!states.isEmpty()) {
      ObjectNode bySpacecraft = design.putObject("state-covariance");
      states.forEach(state -> add(bySpacecraft, state));
    }
    if (files.isEmpty() && states.isEmpty() && design.path("vary").isEmpty()) {
      throw new StudyException(
          "nothing varies: give --perturb NAME=DISTRIBUTION, --covariance or --state-covariance");
    }
  }

  private static void add(ObjectNode bySpacecraft, String state) {
    int equals = state.indexOf('=');
    if (equals < 1 || equals == state.length() - 1) {
      throw new StudyException(
          "--state-covariance '%s' must be SPACECRAFT=FRAME:FILE, e.g. Sat=RTN:state.csv"
              .formatted(state));
    }
    String file = state.substring(equals + 1);
    int colon = file.indexOf(':');
    ObjectNode options = bySpacecraft.putObject(state.substring(0, equals).strip());
    options.put("file", file.substring(colon + 1));
    if (colon > 0) {
      options.put("frame", file.substring(0, colon));
    }
  }
}
