package dev.skysweep.view.study;

import dev.skysweep.analysis.AnalysisException;
import dev.skysweep.analysis.MetricValues;
import dev.skysweep.analysis.Sensitivity;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.RunStatus;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.rules.RunMetric;
import dev.skysweep.study.CloseNames;
import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.Variable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dflib.DataFrame;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/// The columns of a study, one value a run each. Reads what is asked for, once. Not thread-safe.
final class StudyData {
  /// Of the intervals of sensitivity indices.
  static final double CONFIDENCE = 0.95;

  private final SweepResult result;
  private final Manifest manifest;
  private final StudyMetrics metrics;
  private final ColumnUnits units;
  private final Map<String, Variable> known = new LinkedHashMap<>();
  private @Nullable Map<String, StudyParameter> parameters;
  private @Nullable Sensitivity sensitivity;

  StudyData(SweepResult result) {
    this.result = result;
    this.manifest = result.manifest();
    this.metrics = new StudyMetrics(result);
    this.units = new ColumnUnits(result);
  }

  SweepResult result() {
    return result;
  }

  StudyMetrics metrics() {
    return metrics;
  }

  ColumnUnits units() {
    return units;
  }

  int runs() {
    return manifest.runCount();
  }

  /// The study folder's name, for titles.
  String name() {
    return String.valueOf(result.folder().getFileName());
  }

  boolean[] failed() {
    boolean[] failed = new boolean[runs()];
    for (int run = 0; run < failed.length; run++) {
      failed[run] = manifest.status(run) == RunStatus.FAILED;
    }
    return failed;
  }

  /// @throws PlotException if no run left an output
  void requireOutputs() {
    if (result.outputs().isEmpty()) {
      throw new PlotException("no run in %s left an output".formatted(result.place()));
    }
  }

  /// A line on runs that have no values.
  List<String> missingNote() {
    var counts = manifest.counts();
    var notes = new ArrayList<String>();
    if (counts.failed() > 0) {
      notes.add("%d of %d runs failed and are left out".formatted(counts.failed(), runs()));
    }
    if (counts.missing() > 0) {
      notes.add("not made yet: %d of %d runs".formatted(counts.missing(), runs()));
    }
    return notes;
  }

  /// By name, in the order of the manifest.
  Map<String, StudyParameter> parameters() {
    if (parameters == null) {
      parameters = read(result.parameters());
    }
    return parameters;
  }

  /// @throws dev.skysweep.analysis.AnalysisException if no parameter varies by number
  Sensitivity sensitivity() {
    if (sensitivity == null) {
      sensitivity = new Sensitivity(metrics, CONFIDENCE, BigInteger.ZERO);
    }
    return sensitivity;
  }

  /// A parameter, or a metric.
  ///
  /// @throws dev.skysweep.analysis.AnalysisException if it is neither
  /// @throws PlotException for a parameter that has texts
  Variable variable(String text) {
    StudyParameter parameter = parameters().get(text.strip());
    return switch (parameter) {
      case null -> metric(text);
      case StudyParameter.Numeric(Variable variable) -> variable;
      case StudyParameter.Textual _ ->
          throw new PlotException(
              "%s holds texts, and this plot needs numbers there".formatted(text.strip()));
    };
  }

  /// As [#variable], where a parameter is asked for first of all.
  ///
  /// @throws PlotException also for what may be a parameter's name misspelt
  Variable parameter(String text) {
    String name = text.strip();
    try {
      return variable(name);
    } catch (AnalysisException e) {
      throw CloseNames.to(name, parameters().keySet()).isEmpty() ? e : unknownParameter(name);
    }
  }

  /// @throws dev.skysweep.analysis.AnalysisException if no output has the column, with close names
  Variable metric(String text) {
    Variable found = known.get(text);
    return found == null ? metrics(List.of(text)).getFirst() : found;
  }

  /// Several metrics, those not read yet in as few passes over the outputs as possible.
  List<Variable> metrics(List<String> texts) {
    List<String> unread = texts.stream().filter(text -> !known.containsKey(text)).toList();
    List<MetricValues> values = metrics.of(unread.stream().map(RunMetric::parse).toList());
    for (int i = 0; i < unread.size(); i++) {
      known.put(unread.get(i), variable(values.get(i)));
    }
    return texts.stream().map(text -> Objects.requireNonNull(known.get(text))).toList();
  }

  /// The last row of every column of numbers of an output.
  List<Variable> lastRows(String output) {
    List<Variable> rows =
        metrics.of(metrics.lastRows(output)).stream().map(this::variable).toList();
    rows.forEach(each -> known.put(each.axis().name(), each));
    return rows;
  }

  private Variable variable(MetricValues values) {
    return new Variable(
        new Axis(values.metric().toString(), units.of(values.column())), values.values());
  }

  /// @throws PlotException with the parameters there are
  PlotException unknownParameter(String name) {
    return new PlotException(
        "this study varies no '%s'%s; it varies: %s"
            .formatted(
                name,
                CloseNames.hint(name, parameters().keySet()),
                String.join(", ", parameters().keySet().stream().limit(12).toList())));
  }

  private Map<String, StudyParameter> read(DataFrame frame) {
    var found = new LinkedHashMap<String, StudyParameter>();
    Series<?> runIds = frame.getColumn("run_id");
    List<String> names = List.of(frame.getColumnsIndex().toArray());
    for (String name : names.subList(1, names.size() - 1)) {
      found.put(name, parameter(name, frame.getColumn(name), runIds));
    }
    return Collections.unmodifiableMap(found);
  }

  private StudyParameter parameter(String name, Series<?> column, Series<?> runIds) {
    var axis = new Axis(name, ColumnUnits.of(name));
    double[] numbers = new double[runs()];
    Arrays.fill(numbers, Double.NaN);
    var texts = new ArrayList<@Nullable String>(Collections.nCopies(runs(), null));
    boolean textual = false;
    for (int row = 0; row < column.size(); row++) {
      int run = ((Number) runIds.get(row)).intValue();
      Object value = column.get(row);
      if (value instanceof Number number) {
        numbers[run] = number.doubleValue();
      } else if (value != null) {
        textual = true;
      }
      texts.set(run, value == null ? null : String.valueOf(value));
    }
    return textual
        ? new StudyParameter.Textual(axis, texts)
        : new StudyParameter.Numeric(new Variable(axis, numbers));
  }
}
