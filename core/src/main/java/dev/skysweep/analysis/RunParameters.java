package dev.skysweep.analysis;

import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.statistics.failures.Parameter;
import dev.skysweep.study.Value;
import dev.skysweep.study.ValueJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The values that each run was made with, by field, whether it failed or not.
final class RunParameters {
  private static final String NONE = "";

  private final int runs;
  private final Map<String, double[]> numbers = new TreeMap<>();
  private final Map<String, List<String>> texts = new TreeMap<>();

  private RunParameters(int runs) {
    this.runs = runs;
  }

  /// From the manifest's entries.
  static RunParameters of(Manifest manifest) {
    var parameters = new RunParameters(manifest.runCount());
    try (Stream<ManifestEntry> entries = manifest.latest()) {
      entries.forEach(parameters::add);
    }
    return parameters;
  }

  /// Fields that are numbers in every run and not the same in all; `NaN` where a run was not made
  /// or has no such value.
  Map<String, double[]> varyingNumbers() {
    var varying = new TreeMap<String, double[]>();
    numbers.forEach((name, values) -> {
      boolean same = Arrays.stream(values).filter(v -> !Double.isNaN(v)).distinct().count() < 2;
      if (!same && !texts.containsKey(name)) {
        varying.put(name, values);
      }
    });
    return varying;
  }

  /// All fields, for a search for the causes of failures.
  List<Parameter> all() {
    var all = new ArrayList<Parameter>();
    numbers.forEach((name, values) -> {
      if (!texts.containsKey(name)) {
        all.add(new Parameter.Numbers(name, values));
      }
    });
    texts.forEach((name, values) -> all.add(new Parameter.Texts(name, values)));
    return all;
  }

  private void add(ManifestEntry entry) {
    entry.overrides().forEach((name, value) -> add(name, entry.runId(), value));
  }

  private void add(String name, int run, Value value) {
    double number = value.number().orElse(Double.NaN);
    if (Double.isNaN(number)) {
      texts
          .computeIfAbsent(name, _ -> new ArrayList<>(Collections.nCopies(runs, NONE)))
          .set(run, text(value));
    } else {
      double[] values = numbers.computeIfAbsent(name, _ -> blank());
      values[run] = number;
    }
  }

  private double[] blank() {
    double[] values = new double[runs];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static String text(Value value) {
    return value instanceof Value.Text(String text) ? text : ValueJson.toJson(value).toString();
  }
}
