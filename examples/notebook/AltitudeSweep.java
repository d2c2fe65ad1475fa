///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED

import dev.skysweep.pool.local.LocalPool;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Grid;
import dev.skysweep.sweep.Sweep;
import dev.skysweep.view.PlotFile;
import dev.skysweep.view.study.PlotKind;
import dev.skysweep.view.study.PlotRequest;
import dev.skysweep.view.study.StudyPlots;
import java.nio.file.Path;
import org.dflib.Printers;

/// A sweep in one file, run by JBang: mission script, study folder.
void main(String[] arguments) throws InterruptedException {
  try (SweepResult result =
      Sweep.of(Path.of(arguments[0]))
          .grid("Sat.SMA", Grid.linspace(6900, 7300, 5))
          .out(Path.of(arguments[1]))
          .run(LocalPool.of(2))) {
    IO.println(
        Printers.tabular.toString(
            result.sql(
                """
                SELECT p."Sat.SMA", min(r."Sat.Earth.Altitude") AS perigee, max(r."Sat.Earth.Altitude") AS apogee
                FROM report__RF r JOIN parameters p USING (run_id) GROUP BY ALL ORDER BY 1""")));
    var plot =
        new StudyPlots(result).plot(PlotRequest.of(PlotKind.BAND, "RF.Sat.Earth.Altitude"));
    Path drawing = result.folder().resolve("altitude.svg");
    PlotFile.at(drawing).write(plot);
    IO.println(drawing);
  }
}
