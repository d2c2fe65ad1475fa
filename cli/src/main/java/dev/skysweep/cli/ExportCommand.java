package dev.skysweep.cli;

import dev.skysweep.files.Folders;
import dev.skysweep.results.Export;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the tables of a study as files for other programs.",
    footer = {
      "",
      "Example: skysweep export out/sma --format csv --table report__RF --out exported"
    })
final class ExportCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "csv, json or parquet.")
  private String format;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "runs, parameters, or an output such as report__RF (default: all).")
  private List<String> tables = List.of();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "The folder for the files; made if it isn't there.")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ExportCommand() {}

  @Override
  public Integer call() {
    Export chosen = chosen();
    try (SweepResult result = StudyPlace.results(study, parent.terminal())) {
      List<String> names = result.tableNames();
      for (String table : tables) {
        if (!names.contains(table)) {
          throw new StudyException(
              "--table %s: there is none; there are %s".formatted(table, String.join(", ", names)));
        }
      }
      Folders.create(out);
      for (String table : tables.isEmpty() ? names : tables) {
        Path file = out.resolve(table + "." + chosen.ending());
        result.export(table, chosen, file);
        parent.terminal().out().println(file);
      }
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }

  private Export chosen() {
    return Arrays.stream(Export.values())
        .filter(known -> known.ending().equals(format))
        .findFirst()
        .orElseThrow(() ->
            new StudyException(
                "--format %s is unknown: write %s"
                    .formatted(
                        format,
                        Arrays.stream(Export.values())
                            .map(Export::ending)
                            .collect(Collectors.joining(", ")))));
  }
}
