package dev.skysweep.script;

import dev.skysweep.script.Statement.Create;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works around a bug of GMAT R2026a: a `ReportFile` or `EphemerisFile` created behind a
/// `GroundTrackPlot` is never written, without a word.
final class PlotOrder {
  private static final Set<String> LOST = Set.of("ReportFile", "EphemerisFile");

  private PlotOrder() {}

  /// Creates them before the first such plot instead.
  static void repair(MissionModel model, ScriptEditor editor) {
    @Nullable Create plot = null;
    for (Create create : model.creates()) {
      if (plot == null && create.type().equals("GroundTrackPlot")) {
        plot = create;
      } else if (plot != null && LOST.contains(create.type())) {
        String statement =
            "Create " + create.type() + " " + String.join(", ", create.names()) + ";";
        editor.remove(create.line());
        editor.insertLine(plot.line().start(), statement);
      }
    }
  }
}
