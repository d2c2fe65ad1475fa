package dev.skysweep.study;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run left behind.
///
/// @param tables Parquet files by kind and resource: `report__RF`, `ephemeris__EF`, `contact__CL`
/// @param solvers iteration histories (Parquet) by solver name
/// @param converged whether each solver of the mission reached its goals
/// @param postprocess what a step of the user's own left
/// @param notes what the user should know although the run is fine, one line each
public record RunOutputs(
    Map<String, OutputFile> tables,
    Map<String, OutputFile> solvers,
    Map<String, Boolean> converged,
    Postprocess postprocess,
    List<String> notes) {
  public static final RunOutputs NONE = new RunOutputs(Map.of(), Map.of(), Map.of(), List.of());

  /// Of a run without a step of the user's own.
  public RunOutputs(
      Map<String, OutputFile> tables,
      Map<String, OutputFile> solvers,
      Map<String, Boolean> converged,
      List<String> notes) {
    this(tables, solvers, converged, Postprocess.NONE, notes);
  }

  public RunOutputs {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    solvers = Collections.unmodifiableMap(new TreeMap<>(solvers));
    converged = Collections.unmodifiableMap(new TreeMap<>(converged));
    notes = List.copyOf(notes);
  }

  /// The same with what a step of the user's own left.
  public RunOutputs with(Postprocess step) {
    return new RunOutputs(tables, solvers, converged, step, notes);
  }
}
