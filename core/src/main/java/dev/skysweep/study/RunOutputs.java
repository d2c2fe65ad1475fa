package dev.skysweep.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What a run left behind.
///
/// @param tables Parquet files by kind and resource: `report__RF`, `ephemeris__EF`, `contact__CL`
/// @param solvers iteration histories (Parquet) by solver name
/// @param converged whether each solver of the mission reached its goals
/// @param postprocess what a step of the user's own left
/// @param notes what the user should know although the run is fine, one line each
/// @param content a hash of all that these outputs follow from, so that two runs with the same one
///   have the same outputs; empty if that is not known
public record RunOutputs(
    Map<String, OutputFile> tables,
    Map<String, OutputFile> solvers,
    Map<String, Boolean> converged,
    Postprocess postprocess,
    List<String> notes,
    String content) {
  /// What begins the keys of the tables of solvers.
  public static final String SOLVER = "solver__";

  /// What begins the keys of files that a step of the user's own wrote.
  public static final String EXTRA = "extra__";

  public static final RunOutputs NONE = new RunOutputs(Map.of(), Map.of(), Map.of(), List.of());

  /// Of a run without a step of the user's own.
  public RunOutputs(
      Map<String, OutputFile> tables,
      Map<String, OutputFile> solvers,
      Map<String, Boolean> converged,
      List<String> notes) {
    this(tables, solvers, converged, Postprocess.NONE, notes, "");
  }

  public RunOutputs {
    tables = SortedCopy.of(tables);
    solvers = SortedCopy.of(solvers);
    converged = SortedCopy.of(converged);
    notes = List.copyOf(notes);
  }

  /// The same with what a step of the user's own left.
  public RunOutputs with(Postprocess step) {
    return new RunOutputs(tables, solvers, converged, step, notes, content);
  }

  /// The same of a run that is made from this.
  ///
  /// @param hash empty for not known
  public RunOutputs withContent(String hash) {
    return new RunOutputs(tables, solvers, converged, postprocess, notes, hash);
  }

  /// The same with files that lie elsewhere.
  ///
  /// @param place from the recorded path of a file to its new one
  public RunOutputs moved(UnaryOperator<String> place) {
    return new RunOutputs(
        moved(tables, place),
        moved(solvers, place),
        converged,
        new Postprocess(postprocess.status(), moved(postprocess.files(), place)),
        notes,
        content);
  }

  private static Map<String, OutputFile> moved(
      Map<String, OutputFile> files, UnaryOperator<String> place) {
    var moved = new TreeMap<String, OutputFile>();
    files.forEach((key, file) ->
        moved.put(key, new OutputFile(place.apply(file.path()), file.sha256(), file.bytes())));
    return moved;
  }

  /// Every file by the key of its table: `report__RF`, then `solver__DC`, then `extra__NAME`.
  public Map<String, OutputFile> byKey() {
    var all = new LinkedHashMap<>(tables);
    solvers.forEach((name, file) -> all.put(SOLVER + name, file));
    postprocess.files().forEach((name, file) -> all.put(EXTRA + name, file));
    return all;
  }

  /// Every file of them.
  public List<OutputFile> files() {
    return List.copyOf(byKey().values());
  }
}
