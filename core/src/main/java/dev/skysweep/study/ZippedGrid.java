package dev.skysweep.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A grid in which some axes go forward together, as rows of a table do. It is kept as the rows
/// that it makes, which the reference reads too.
public final class ZippedGrid {
  private static final int MOST_RUNS = 5_000_000;

  private ZippedGrid() {}

  /// The runs of a grid, a group of zipped axes counted as one axis in the place of its first
  /// field.
  ///
  /// @param groups of fields that go together, each of which has as many values
  /// @throws StudyException if a group names no axis, has axes of unlike lengths, or there are too
  ///   many runs to keep as rows
  public static ExplicitRuns of(
      SortedMap<FieldPath, List<Value>> axes, List<List<FieldPath>> groups) {
    var alone = new TreeMap<>(axes);
    var zipped = new TreeMap<FieldPath, List<FieldPath>>();
    var seen = new HashSet<FieldPath>();
    for (List<FieldPath> group : groups) {
      check(axes, group, seen);
      FieldPath first = group.stream().sorted().findFirst().orElseThrow();
      zipped.put(first, group);
      group.stream().filter(field -> !field.equals(first)).forEach(alone::remove);
    }
    long runs = alone.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    if (runs > MOST_RUNS) {
      throw new StudyException(
          "a zipped grid has at most %d runs, this one %d".formatted(MOST_RUNS, runs));
    }
    return expand(axes, new GridDesign(places(alone)), zipped);
  }

  /// The grid of positions along each axis.
  private static SortedMap<FieldPath, List<Value>> places(Map<FieldPath, List<Value>> axes) {
    var places = new TreeMap<FieldPath, List<Value>>();
    axes.forEach((field, values) -> {
      var positions = new ArrayList<Value>();
      for (long i = 0; i < values.size(); i++) {
        positions.add(Value.of(i));
      }
      places.put(field, positions);
    });
    return places;
  }

  private static ExplicitRuns expand(
      SortedMap<FieldPath, List<Value>> axes,
      GridDesign places,
      Map<FieldPath, List<FieldPath>> zipped) {
    List<FieldPath> columns = List.copyOf(axes.keySet());
    var rows = new ArrayList<List<Value>>();
    for (int run = 0; run < places.runCount(); run++) {
      var row = new TreeMap<FieldPath, Value>();
      places
          .run(run)
          .overrides()
          .forEach((field, place) -> {
            int at = Math.toIntExact(((Value.Whole) place).value());
            for (FieldPath member : zipped.getOrDefault(field, List.of(field))) {
              row.put(member, axes.getOrDefault(member, List.of()).get(at));
            }
          });
      rows.add(List.copyOf(row.values()));
    }
    return new ExplicitRuns(columns, rows);
  }

  private static void check(
      SortedMap<FieldPath, List<Value>> axes, List<FieldPath> group, Set<FieldPath> seen) {
    int length = -1;
    for (FieldPath field : group) {
      List<Value> values = axes.get(field);
      if (values == null) {
        throw new StudyException("zip: %s is no axis of the grid".formatted(field));
      }
      if (!seen.add(field)) {
        throw new StudyException("zip: %s is zipped twice".formatted(field));
      }
      if (length >= 0 && values.size() != length) {
        throw new StudyException(
            "zip: %s has %d values where %s has %d; zipped axes need as many"
                .formatted(field, values.size(), group.getFirst(), length));
      }
      length = values.size();
    }
    if (group.size() < 2) {
      throw new StudyException("zip: name two or more axes");
    }
  }
}
