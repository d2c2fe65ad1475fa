package dev.skysweep.analysis;

import dev.skysweep.results.SweepResult;
import dev.skysweep.study.CloseNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the column that a metric names. `RF.Sat.Earth.Altitude` is an output and a column of it;
/// `Report.…` stands for any report, and without an output's name all are searched, reports first.
/// The column may lack its beginning (`Altitude`) where one column only ends so.
final class ColumnFinder {
  private static final String REPORT = "report__";
  private static final int MOST_NAMES = 12;

  private final SweepResult result;
  private final List<String> keys;
  private final Map<String, List<String>> columns = new HashMap<>();

  ColumnFinder(SweepResult result) {
    this.result = result;
    this.keys = List.copyOf(new TreeSet<>(result.outputs()));
  }

  List<String> columns(String key) {
    return columns.computeIfAbsent(key, result::numericColumns);
  }

  /// The output of that name, with or without its kind; of null the study's only report, or only
  /// output.
  ///
  /// @throws AnalysisException if there is none, or several
  String output(@Nullable String written) {
    List<String> found =
        written == null
            ? reportsOrAll()
            : keys.stream().filter(key -> isNamed(key, written)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (keys.isEmpty()) {
      throw new AnalysisException("no run in " + result.folder() + " left an output");
    }
    String all = String.join(", ", keys);
    throw new AnalysisException(
        written == null
            ? "there are several outputs, name one: " + all
            : "no run left an output %s%s; there are: %s"
                .formatted(written, CloseNames.hint(written, shortNames()), all));
  }

  /// @throws AnalysisException if no column is named so, or several
  OutputColumn find(String written) {
    var searched = new ArrayList<Place>();
    for (List<Place> places : List.of(named(written), reports(written), others(written))) {
      List<OutputColumn> found = places.stream().flatMap(place -> in(place).stream()).toList();
      if (found.size() == 1) {
        return found.getFirst();
      }
      if (found.size() > 1) {
        throw new AnalysisException(
            "'%s' may be any of %s; write more of it".formatted(written, listed(found)));
      }
      searched.addAll(places);
    }
    throw unknown(written, searched);
  }

  /// Where a name may lie: a column of an output.
  private record Place(String key, String column) {}

  private List<Place> named(String written) {
    var places = new ArrayList<Place>();
    for (String key : keys) {
      for (String prefix : List.of(key + ".", OutputColumn.shortName(key) + ".")) {
        if (written.startsWith(prefix)) {
          places.add(new Place(key, written.substring(prefix.length())));
        }
      }
    }
    return places;
  }

  private List<Place> reports(String written) {
    String column = written.startsWith("Report.") ? written.substring(7) : written;
    return keys.stream()
        .filter(key -> key.startsWith(REPORT))
        .map(key -> new Place(key, column))
        .toList();
  }

  private List<Place> others(String written) {
    return keys.stream()
        .filter(key -> !key.startsWith(REPORT))
        .map(key -> new Place(key, written))
        .toList();
  }

  private List<OutputColumn> in(Place place) {
    List<String> all = columns(place.key());
    String wanted = place.column().toLowerCase(Locale.ROOT);
    List<String> found = all.stream().filter(name -> name.equals(place.column())).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(name -> name.equalsIgnoreCase(wanted)).toList();
    }
    if (found.isEmpty()) {
      found =
          all.stream()
              .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("." + wanted))
              .toList();
    }
    return found.stream().map(name -> new OutputColumn(place.key(), name)).toList();
  }

  private AnalysisException unknown(String written, List<Place> searched) {
    if (keys.isEmpty()) {
      return new AnalysisException("no run in " + result.folder() + " left an output");
    }
    List<OutputColumn> all =
        searched.stream()
            .map(Place::key)
            .distinct()
            .flatMap(key -> columns(key).stream().map(name -> new OutputColumn(key, name)))
            .toList();
    var names = new TreeSet<String>();
    for (OutputColumn column : all) {
      names.add(column.toString());
      names.add(column.name());
      names.add("Report." + column.name());
      String end = column.name().substring(column.name().lastIndexOf('.') + 1);
      names.add(new OutputColumn(column.key(), end).toString());
    }
    return new AnalysisException(
        "no output has a column of numbers '%s'%s; there are: %s"
            .formatted(written, CloseNames.hint(written, names), listed(all)));
  }

  private static String listed(List<OutputColumn> columns) {
    String names =
        String.join(", ", columns.stream().limit(MOST_NAMES).map(OutputColumn::toString).toList());
    int more = columns.size() - MOST_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private List<String> reportsOrAll() {
    List<String> reports = keys.stream().filter(key -> key.startsWith(REPORT)).toList();
    return reports.isEmpty() ? keys : reports;
  }

  private List<String> shortNames() {
    return keys.stream().map(OutputColumn::shortName).toList();
  }

  private static boolean isNamed(String key, String written) {
    return key.equals(written) || OutputColumn.shortName(key).equals(written);
  }
}
