package dev.skysweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "explicit",
    mixinStandardHelpOptions = true,
    description = "One run for every row of a CSV or Parquet file.",
    footer = {
      "",
      "Every column names a field; a column 'priority' orders the start of the runs.",
      "Example:",
      "  skysweep explicit mission.script --samples cases.csv --context batch --out out/cases"
    })
final class ExplicitCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;

  @Option(
      names = "--samples",
      required = true,
      paramLabel = "FILE",
      description = "A .csv or .parquet file.")
  private String samples;

  @Option(
      names = "--context",
      split = ",",
      paramLabel = "COLUMN",
      description = "A column that names no field and travels with its run to the results.")
  private List<String> context = List.of();

  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ExplicitCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode design = StudyTree.object().put("samples", samples);
    if (!context.isEmpty()) {
      var names = design.putArray("context");
      context.forEach(names::add);
    }
    return study.sweep(StudyTree.design("explicit", design), null, parent.terminal());
  }
}
