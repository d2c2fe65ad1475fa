package dev.skysweep.cli;

import dev.skysweep.analysis.Differences;
import dev.skysweep.analysis.Differences.StatusChange;
import dev.skysweep.analysis.StudyMetrics;
import dev.skysweep.cli.Answer.Heading;
import dev.skysweep.results.RunRows;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.Difference;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "What differs between two studies: the second's values less the first's.")
final class DiffCommand implements Callable<Integer> {
  private static final int CHANGES_TOLD = 10;

  @ParentCommand private Skysweep parent;

  @Parameters(index = "0", paramLabel = "FIRST", description = "A study folder.")
  private Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another one.")
  private Path second;

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "Which output, if there are several.")
  private @Nullable String output;

  @Option(
      names = "--on",
      paramLabel = "KEY",
      description = "row (if not given): every row; run_id: the last value of each run.")
  private On on = On.ROW;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "Differences closer than X are left blank.")
  private @Nullable Double tolerance;

  @Option(
      names = "--rows",
      description = "Print every row, not only what differs most; --csv does so too.")
  private boolean rows;

  @Mixin private AnswerOptions form;

  /// What stands beside what.
  enum On {
    ROW,
    RUN_ID
  }

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  DiffCommand() {}

  @Override
  public Integer call() {
    if (tolerance != null && !(tolerance >= 0)) {
      throw new StudyException("--tolerance takes a number from 0 on, not " + tolerance);
    }
    try (SweepResult one = StudyPlace.results(first, parent.terminal());
        SweepResult another = StudyPlace.results(second, parent.terminal())) {
      var differences = new Differences(new StudyMetrics(one), new StudyMetrics(another), output);
      try (Answer answer = form.to(parent.terminal())) {
        tellStatus(differences, answer);
        if (rows || form.isCsv()) {
          everyRow(differences, answer);
        } else {
          extremes(differences, answer);
        }
      }
    }
    return ExitCode.OK.number();
  }

  private Differences.By by() {
    return on == On.ROW ? Differences.By.ROW : Differences.By.RUN;
  }

  private static void tellStatus(Differences differences, Answer answer) {
    List<StatusChange> changes = differences.statusChanges();
    String some =
        changes.stream()
            .limit(CHANGES_TOLD)
            .map(each ->
                "%d (%s → %s)".formatted(each.runId(), each.before().key(), each.after().key()))
            .collect(Collectors.joining(", "));
    String more = changes.size() > CHANGES_TOLD ? " and others" : "";
    answer.fact(
        "status_changes",
        changes.size(),
        changes.isEmpty()
            ? "all runs ended alike"
            : "%d runs ended otherwise: %s%s".formatted(changes.size(), some, more));
  }

  private void everyRow(Differences differences, Answer answer) {
    var headings = new ArrayList<Heading>(List.of(Heading.of("run_id")));
    boolean timed = differences.timed() && on == On.ROW;
    if (timed) {
      headings.add(Heading.of("time"));
    }
    for (String column : differences.columns()) {
      headings.add(Heading.of(column + "__diff"));
      headings.add(Heading.of(column + "__rel"));
    }
    headings.add(Heading.of("__status_diff"));
    answer.table(headings);
    differences.forEach(
        by(),
        (run, nanos, values) -> {
          var cells = new ArrayList<@Nullable Object>(List.of(run));
          if (timed) {
            cells.add(nanos == RunRows.NO_EPOCH ? null : TimeOptions.epoch(nanos));
          }
          for (Difference value : values) {
            Difference shown = blanked(value);
            cells.add(shown.absolute());
            cells.add(shown.relative());
          }
          cells.add(differences.statusWord(run));
          answer.row(cells.toArray());
        });
  }

  private Difference blanked(Difference difference) {
    return tolerance == null ? difference : difference.blankBelow(tolerance);
  }

  private void extremes(Differences differences, Answer answer) {
    List<Extreme> extremes = differences.columns().stream().map(Extreme::new).toList();
    long[] compared = {0};
    differences.forEach(
        by(),
        (run, nanos, values) -> {
          compared[0]++;
          for (int i = 0; i < extremes.size(); i++) {
            extremes.get(i).add(run, nanos, blanked(values.get(i)));
          }
        });
    answer.fact("rows_compared", compared[0], compared[0] + " rows compared");
    answer.fact(
        "runs_interpolated",
        differences.interpolatedRuns(),
        differences.interpolatedRuns() == 0
            ? ""
            : differences.interpolatedRuns()
                + " runs report at other times in the second study: read between its rows");
    answer.table(Extreme.headings());
    extremes.forEach(extreme -> answer.row(extreme.cells()));
  }
}
