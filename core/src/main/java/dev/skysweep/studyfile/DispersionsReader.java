package dev.skysweep.studyfile;

import dev.skysweep.script.MissionScript;
import dev.skysweep.study.Covariance;
import dev.skysweep.study.CovarianceSource;
import dev.skysweep.study.Dispersions;
import dev.skysweep.study.Distribution;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StateCovariance;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What varies in a study file: `vary`, `covariance` and `state-covariance`.
record DispersionsReader(StudyFile study, MissionScript mission, String kind, JsonNode options) {
  Dispersions read() {
    var problems = new ArrayList<String>();
    var parameters = new TreeMap<FieldPath, Distribution>();
    for (Map.Entry<String, JsonNode> vary : options.path("vary").properties()) {
      try {
        FieldPath path = FieldPath.parse(vary.getKey());
        parameters.put(path, Distribution.parse(path, vary.getValue().asString()));
      } catch (StudyException e) {
        String pointer = "/design/" + kind + "/vary/" + vary.getKey();
        problems.add(study.problem(pointer, vary.getKey() + ": " + e.getMessage()).getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
    return new Dispersions(parameters, covariances());
  }

  private List<Covariance> covariances() {
    var covariances = new ArrayList<Covariance>();
    for (JsonNode file : options.path("covariance")) {
      covariances.add(Covariance.read(study.path(file.asString())));
    }
    options
        .path("state-covariance")
        .properties()
        .forEach(state -> covariances.add(state(state.getKey(), state.getValue())));
    return covariances;
  }

  private Covariance state(String spacecraft, JsonNode options) {
    Path file = study.path(options.path("file").asString());
    String asked = options.path("frame").asString("");
    StateCovariance covariance =
        ServiceLoader.load(CovarianceSource.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(source -> source.reads(file))
            .findFirst()
            .map(source -> source.read(file))
            .orElseGet(() -> table(file, asked));
    if (!asked.isEmpty() && StateCovariance.Frame.named(asked) != covariance.frame()) {
      throw new StudyException(
          "%s: its covariance is in %s, not in %s; leave the frame away"
              .formatted(file, covariance.frame(), asked));
    }
    try {
      return covariance.about(spacecraft, mission.cartesianState(spacecraft));
    } catch (StudyException e) {
      throw new StudyException(file + ": " + e.getMessage());
    }
  }

  /// A wrong guess would turn the dispersion by any angle, and nobody would see it.
  private static StateCovariance table(Path file, String frame) {
    if (frame.isEmpty()) {
      throw new StudyException(
          "%s does not say which frame its covariance is in; name it, as RTN:FILE, TNW:FILE or inertial:FILE (in a study file: frame)"
              .formatted(file));
    }
    return StateCovarianceCsv.read(file, frame);
  }
}
