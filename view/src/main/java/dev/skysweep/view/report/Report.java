package dev.skysweep.view.report;

import dev.skysweep.view.page.Figure;
import dev.skysweep.view.plot.DataTable;
import java.util.List;

/// Everything on the page.
///
/// @param title the study folder's name
/// @param headline how the runs ended, in words
/// @param good whether all runs are ok
/// @param facts what was run, for the list at the beginning
/// @param dataFiles that the engine read, with their hashes
/// @param study the study file, what was asked for; empty if the folder has none
/// @param design the design as JSON, as the manifest has it
/// @param script the mission script; empty if the folder has none
/// @param commands how to make it again
public record Report(
    String title,
    String headline,
    boolean good,
    List<Fact> tiles,
    List<Fact> facts,
    List<Fact> dataFiles,
    List<Failure> failures,
    List<Demand> demands,
    DataTable summary,
    List<Section> sections,
    String study,
    String design,
    String script,
    List<Fact> commands) {
  /// A name and its value.
  public record Fact(String name, String value) {}

  /// Runs that failed in the same way.
  ///
  /// @param where regions of parameter space in words
  public record Failure(
      String kind, int runs, String pattern, String example, String runIds, List<String> where) {
    public Failure {
      where = List.copyOf(where);
    }
  }

  /// A requirement and what the runs say of it.
  ///
  /// @param mark `ok`, `bad` or nothing
  public record Demand(String text, String verdict, String mark, String words) {}

  /// Charts under one heading.
  public record Section(String id, String title, List<Figure> figures) {
    public Section {
      figures = List.copyOf(figures);
    }
  }

  public Report {
    tiles = List.copyOf(tiles);
    facts = List.copyOf(facts);
    dataFiles = List.copyOf(dataFiles);
    failures = List.copyOf(failures);
    demands = List.copyOf(demands);
    sections = List.copyOf(sections);
    commands = List.copyOf(commands);
  }
}
