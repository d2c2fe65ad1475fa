package dev.skysweep.output;

import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.Table;
import dev.skysweep.table.TextColumn;
import dev.skysweep.table.WholeColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `Targeter Text File` of a DifferentialCorrector: a row an iteration with `iteration`, each
/// variable, and of each goal `G` the value achieved `G`, `G_desired`, `G_residual` (achieved less
/// desired) and `G_tolerance`; then `status`, which is `running` but in the last row.
///
/// Converged means that the last iteration is within all tolerances; GMAT writes no word of it
/// here.
final class DifferentialCorrectorLog {
  private static final Pattern ITERATION = Pattern.compile("Iteration (\\d{1,9})");
  private static final Pattern VARIABLE = Pattern.compile("(\\S+) = ([^;\\s]+)(;.*)?");
  private static final Pattern GOAL =
      Pattern.compile("(.+?)\\s+Desired: (\\S+)\\s+Achieved: (\\S+)");
  private static final Pattern TOLERANCE = Pattern.compile("Tolerance: (\\S+)");
  private static final int STANDARD_MAXIMUM_ITERATIONS = 25;

  private final OutputDeclaration declaration;
  private final List<Map<String, Double>> rows = new ArrayList<>();
  private final List<Long> iterations = new ArrayList<>();

  /// Only what a nominal pass says counts: the verbose style lists perturbed passes in between.
  private boolean nominal;

  private String goal = "";
  private boolean withinTolerances;

  DifferentialCorrectorLog(OutputDeclaration declaration) {
    this.declaration = declaration;
  }

  ReadOutput read(RawLines lines) throws IOException, OutputFormatException {
    boolean finished = false;
    for (String line = lines.next(); line != null; line = lines.next()) {
      finished |= line.startsWith("*** Targeting Completed");
      take(line.strip(), lines);
    }
    if (rows.isEmpty()) {
      return ReadOutput.keptRaw(declaration.name() + ": the solver made no iteration");
    }
    boolean converged = finished && withinTolerances;
    return new ReadOutput(table(converged, finished), List.of(), converged);
  }

  private void take(String text, RawLines lines) throws OutputFormatException {
    Matcher iteration = ITERATION.matcher(text);
    if (iteration.matches()) {
      iterations.add(Long.valueOf(iteration.group(1)));
      rows.add(new LinkedHashMap<>());
      withinTolerances = true;
      nominal = false;
    } else if (text.equals("Running Nominal Pass")) {
      nominal = true;
    } else if (text.startsWith("***")) {
      nominal = false;
    } else if (nominal && !rows.isEmpty()) {
      takeValue(text, lines);
    }
  }

  private void takeValue(String text, RawLines lines) throws OutputFormatException {
    Matcher variable = VARIABLE.matcher(text);
    Matcher achieved = GOAL.matcher(text);
    Matcher tolerance = TOLERANCE.matcher(text);
    Map<String, Double> row = rows.getLast();
    if (variable.matches()) {
      row.put(variable.group(1), number(variable.group(2), lines));
    } else if (achieved.matches()) {
      goal = achieved.group(1);
      double desired = number(achieved.group(2), lines);
      double value = number(achieved.group(3), lines);
      row.put(goal, value);
      row.put(goal + "_desired", desired);
      row.put(goal + "_residual", value - desired);
    } else if (tolerance.matches()) {
      double limit = number(tolerance.group(1), lines);
      row.put(goal + "_tolerance", limit);
      Double residual = row.get(goal + "_residual");
      withinTolerances &= residual != null && Math.abs(residual) <= limit;
    }
  }

  private static double number(String text, RawLines lines) throws OutputFormatException {
    if (!NumberText.isNumber(text)) {
      throw lines.problem("'%s' is no number".formatted(text));
    }
    return NumberText.value(text);
  }

  private Table table(boolean converged, boolean finished) {
    ColumnNames names = new ColumnNames(declaration.name(), new ArrayList<>());
    List<Column> columns = new ArrayList<>();
    WholeColumn.Builder numbers = new WholeColumn.Builder();
    TextColumn.Builder status = new TextColumn.Builder();
    for (int i = 0; i < rows.size(); i++) {
      numbers.add(iterations.get(i));
      status.add(i < rows.size() - 1 ? "running" : lastStatus(converged, finished));
    }
    columns.add(numbers.build(names.unique("iteration")));
    String statusName = names.unique("status");
    for (String name : valueNames()) {
      NumberColumn.Builder values = new NumberColumn.Builder();
      for (Map<String, Double> row : rows) {
        Double value = row.get(name);
        if (value == null) {
          values.addNull();
        } else {
          values.add(value);
        }
      }
      columns.add(values.build(names.unique(name), unit(name)));
    }
    columns.add(status.build(statusName));
    return new Table(columns);
  }

  private List<String> valueNames() {
    Map<String, Double> all = new LinkedHashMap<>();
    rows.forEach(all::putAll);
    return List.copyOf(all.keySet());
  }

  private static @Nullable String unit(String name) {
    return Units.of(name.replaceFirst("_(desired|residual|tolerance)$", ""));
  }

  private String lastStatus(boolean converged, boolean finished) {
    if (converged) {
      return "converged";
    }
    String limit = declaration.settings().getOrDefault("MaximumIterations", "");
    double most =
        NumberText.isNumber(limit) ? NumberText.value(limit) : STANDARD_MAXIMUM_ITERATIONS;
    return finished && iterations.getLast() >= most ? "max_iter" : "failed";
  }
}
