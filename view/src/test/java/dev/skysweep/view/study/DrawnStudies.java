package dev.skysweep.view.study;

import dev.skysweep.results.SweepResult;
import dev.skysweep.view.MadeStudy;
import dev.skysweep.view.plot.Plot;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Studies in a folder of their own, and what is drawn of them.
abstract class DrawnStudies {
  static final String ALTITUDE = "max(RF.Sat.Earth.Altitude)";

  @TempDir Path folder;

  final Plot plot(MadeStudy study, PlotRequest request) {
    try (var result = SweepResult.open(study.folder())) {
      return new StudyPlots(result).plot(request);
    }
  }

  final MadeStudy usual(int runs) {
    return MadeStudy.finished(folder, runs, new MadeStudy.Usual());
  }

  final MadeStudy made(int runs, MadeStudy.Plan plan) {
    return MadeStudy.finished(folder, runs, plan);
  }
}
