package dev.skysweep.worker;

import dev.skysweep.study.FieldPath;
import dev.skysweep.study.RunLimits;
import dev.skysweep.study.RunSpec;
import dev.skysweep.study.Value;
import dev.skysweep.worker.SweepRecipe.Driver;
import dev.skysweep.worker.SweepRecipe.EngineChoice;
import dev.skysweep.worker.WorkerMessage.Done;
import dev.skysweep.worker.WorkerMessage.Execute;
import dev.skysweep.worker.WorkerMessage.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Makes some runs as a worker does, so that the JVM learns what a worker needs; see
/// [StartUpCache].
final class WorkerTraining {
  private static final int RUNS = 30;
  private static final String MISSION =
      """
      Create Spacecraft Sat;
      Create ForceModel Forces;
      Forces.PointMasses = {Earth};
      Create Propagator Prop;
      Prop.FM = Forces;
      Create ReportFile Report;
      Report.Filename = 'report.txt';
      Report.Add = {Sat.UTCGregorian, Sat.A1ModJulian, Sat.X, Sat.Y, Sat.Z};
      BeginMissionSequence;
      Propagate Prop(Sat) {Sat.ElapsedSecs = 60};
      """;

  private WorkerTraining() {}

  /// Makes the runs and ends the process.
  ///
  /// @param arguments the driver, and the GMAT to use or an empty text
  public static void main(String[] arguments) throws IOException {
    Path study = Files.createTempDirectory("training-");
    String root = arguments[1].isEmpty() ? null : arguments[1];
    var recipe =
        new SweepRecipe(
            study.toString(),
            MISSION,
            study.resolve("mission.script").toString(),
            new EngineChoice(root, Driver.valueOf(arguments[0])),
            RunLimits.defaults(),
            false,
            false);
    RunExecutor executor = RunExecutor.open(recipe, _ -> {});
    for (int run = 0; run < RUNS; run++) {
      RunSpec spec = RunSpec.of(run, Map.of(FieldPath.parse("Sat.DryMass"), Value.of(500.0 + run)));
      if (WorkerMessage.ofLine(new Execute(spec, Purpose.RUN).toLine())
          instanceof Execute(RunSpec read, _)) {
        var _ = new Done(executor.execute(read), false).toLine();
      }
    }
    // a halt would leave the JVM no time to write what it has learnt
    System.exit(0);
  }
}
