package dev.skysweep.analysis;

import dev.skysweep.results.SweepResult;
import dev.skysweep.study.CloseNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the column that a metric names. `RF.Sat.Earth.Altitude` is an output and a column of it;
/// `Report.…` stands for any report, and without an output's name all are searched, reports first.
/// The column may lack its beginning (`Altitude`) where one column only ends so.
final class ColumnFinder {
  private static final String REPORT = "report__";
  private static final int MOST_NAMES = 12;

  private final Function<String, List<String>> numbers;
  private final String nothing;
  private final List<String> keys;
  private final Supplier<List<String>> parameters;
  private final Map<String, List<String>> columns = new HashMap<>();

  ColumnFinder(SweepResult result) {
    this(
        result.outputs(),
        result::numericColumns,
        "no run in " + result.place() + " left an output" + failures(result),
        () -> parameters(result));
  }

  private static List<String> parameters(SweepResult result) {
    List<String> names = List.of(result.parameters().getColumnsIndex().toArray());
    // between the run's number and its status
    return names.subList(1, names.size() - 1);
  }

  private static String failures(SweepResult result) {
    int failed = result.counts().failed();
    return failed == 0
        ? ""
        : "; %d failed, and `skysweep why %s` tells the causes".formatted(failed, result.place());
  }

  /// @param keys of outputs
  /// @param numbers gives the columns of numbers of an output
  /// @param nothing what to say where there is no output
  /// @param parameters that may have been meant instead of a column
  ColumnFinder(
      Set<String> keys,
      Function<String, List<String>> numbers,
      String nothing,
      Supplier<List<String>> parameters) {
    this.keys = List.copyOf(new TreeSet<>(keys));
    this.numbers = numbers;
    this.nothing = nothing;
    this.parameters = parameters;
  }

  List<String> columns(String key) {
    return columns.computeIfAbsent(key, numbers);
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
      throw new AnalysisException(nothing);
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
    return lookFor(written).orElseThrow(() -> unknown(written));
  }

  /// Empty if no column is named so.
  ///
  /// @throws AnalysisException if several are
  Optional<OutputColumn> lookFor(String written) {
    for (List<Place> places : List.of(named(written), reports(written), others(written))) {
      List<OutputColumn> found = places.stream().flatMap(place -> in(place).stream()).toList();
      if (found.size() == 1) {
        return Optional.of(found.getFirst());
      }
      if (found.size() > 1) {
        throw new AnalysisException(
            "'%s' may be any of %s; write more of it".formatted(written, listed(found)));
      }
    }
    return Optional.empty();
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

  private AnalysisException unknown(String written) {
    if (keys.isEmpty()) {
      return new AnalysisException(nothing);
    }
    List<OutputColumn> all =
        Stream.of(named(written), reports(written), others(written))
            .flatMap(List::stream)
            .map(Place::key)
            .distinct()
            .flatMap(key -> columns(key).stream().map(name -> new OutputColumn(key, name)))
            .toList();
    var names = new TreeSet<String>();
    for (OutputColumn column : all) {
      names.add(column.toString());
      names.add(column.name());
      if (column.key().startsWith(REPORT)) {
        names.add("Report." + column.name());
      }
      names.add(new OutputColumn(column.key(), end(column.name())).toString());
    }
    List<String> cutShort = cutShort(written, all);
    String hint = cutShort.isEmpty() ? CloseNames.hint(written, names) : CloseNames.hint(cutShort);
    return new AnalysisException(
        "no output has a column of numbers '%s'%s; there are: %s"
            .formatted(written, parameterHint(written, names).orElse(hint), listed(all)));
  }

  /// For the name of a parameter, or of its field alone, that is closer than those of columns.
  private Optional<String> parameterHint(String written, Set<String> others) {
    var meanings = new HashMap<String, String>();
    for (String parameter : parameters.get()) {
      meanings.put(parameter, parameter);
      meanings.putIfAbsent(end(parameter), parameter);
    }
    meanings.keySet().removeAll(others);
    var all = new HashSet<>(others);
    all.addAll(meanings.keySet());
    return CloseNames.to(written, all).stream()
        .limit(1)
        .map(meanings::get)
        .filter(Objects::nonNull)
        .map(meant ->
            meant.equals(written)
                ? ": it is a parameter"
                : "; did you mean the parameter " + meant + "?")
        .findFirst();
  }

  /// Columns of which the end of the name was begun: `Sat.Earth.Altitude` for `Sat.Alt`.
  private static List<String> cutShort(String written, List<OutputColumn> all) {
    String begun = end(written).toLowerCase(Locale.ROOT);
    return begun.length() < 2
        ? List.of()
        : all.stream()
            .filter(column -> end(column.name()).toLowerCase(Locale.ROOT).startsWith(begun))
            .map(OutputColumn::toString)
            .limit(3)
            .toList();
  }

  private static String end(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
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
