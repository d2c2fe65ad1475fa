package dev.skysweep.cli;

import dev.skysweep.results.SweepResult;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dflib.print.TabularPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = "Ask the results of a study in DuckDB's SQL.",
    footer = {
      "",
      "Tables: runs, parameters, and one an output, such as report__RF.",
      "Example:",
      "  skysweep sql out/sma 'SELECT run_id, max(\"Sat.Earth.Altitude\") FROM report__RF GROUP BY 1'"
    })
final class SqlCommand implements Callable<Integer> {
  private static final int MOST_ROWS = 100;
  private static final int WIDEST = 40;

  @ParentCommand private Skysweep parent;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Parameters(index = "1", paramLabel = "QUERY", description = "A query.")
  private String query;

  @Option(
      names = "--fuse",
      split = ",",
      paramLabel = "OUTPUT",
      description = {
        "Make a table `fused`: these outputs beside each other at the times of the first, such as",
        "report__A,report__B."
      })
  private List<String> fuse = List.of();

  @Option(
      names = "--tolerance",
      paramLabel = "TIME",
      description = {
        "With --fuse: the others' last row that is no later and at most so much older, such as 60s",
        "(default: only rows at the same time)."
      })
  private @Nullable String tolerance;

  @ArgGroup private @Nullable Form form;

  /// For other programs.
  static final class Form {
    @Option(names = "--csv", description = "Print all rows as CSV.")
    private boolean csv;

    @Option(names = "--json", description = "Print all rows as JSON.")
    private boolean json;
  }

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  SqlCommand() {}

  @Override
  public Integer call() {
    Terminal terminal = parent.terminal();
    if (tolerance != null && fuse.isEmpty()) {
      throw new StudyException("--tolerance is for --fuse, which is not there");
    }
    try (SweepResult result = StudyPlace.results(study, parent.terminal())) {
      fuse(result);
      if (form != null && form.csv) {
        print(result, new RowPrinter.Csv(terminal.out()));
      } else if (form != null && form.json) {
        print(result, new RowPrinter.JsonArray(terminal.out()));
      } else {
        var printer = new TabularPrinter(MOST_ROWS, WIDEST);
        terminal.out().println(printer.toString(result.sql(query)));
      }
    }
    terminal.out().flush();
    return ExitCode.OK.number();
  }

  private void fuse(SweepResult result) {
    if (tolerance != null) {
      result.fuse(fuse, Durations.parse(tolerance));
    } else if (!fuse.isEmpty()) {
      result.fuse(fuse);
    }
  }

  private void print(SweepResult result, RowPrinter printer) {
    result.sql(query, printer);
    printer.end();
  }
}
