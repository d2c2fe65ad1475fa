package dev.skysweep.cli;

import dev.skysweep.analysis.FailureReport;
import dev.skysweep.json.Json;
import dev.skysweep.manifest.Manifest;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.statistics.failures.FailureGroup;
import dev.skysweep.statistics.failures.FailureRegion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = "Why runs failed: their causes, and where in parameter space each lies.")
final class WhyCommand implements Callable<Integer> {
  private static final int RUNS_NAMED = 10;

  @ParentCommand private Skysweep parent;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  WhyCommand() {}

  @Override
  public Integer call() {
    StudyFolder folder = StudyPlace.readable(study);
    Manifest manifest = Manifest.open(folder.manifest());
    List<FailureGroup> groups = FailureReport.of(manifest);
    PrintWriter out = parent.terminal().out();
    if (json) {
      out.println(json(folder, manifest, groups));
    } else if (groups.isEmpty()) {
      out.println(SummaryText.of(manifest.counts()) + ": none failed");
    } else {
      out.println(SummaryText.of(manifest.counts()));
      groups.forEach(group -> print(folder, group, out));
    }
    out.flush();
    return ExitCode.OK.number();
  }

  private static void print(StudyFolder folder, FailureGroup group, PrintWriter out) {
    int first = group.rows().getFirst();
    out.println();
    out.println("%d × %s".formatted(group.size(), group.kind()));
    out.println("  cause:   " + Terminal.printable(group.pattern()));
    out.println(
        "  example: run %d: %s".formatted(first, Terminal.printable(firstLine(group.example()))));
    out.println("  runs:    " + runs(group.rows()));
    if (group.regions().isEmpty()) {
      out.println("  where:   no pattern in the parameters");
    }
    for (FailureRegion region : group.regions()) {
      out.println("  where:   " + region.words());
    }
    out.println("  again:   skysweep replay %s %d".formatted(folder.place(), first));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("no message");
  }

  private static String runs(List<Integer> runs) {
    String named =
        runs.stream().limit(RUNS_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = runs.size() - RUNS_NAMED;
    return more > 0 ? named + " and %d more".formatted(more) : named;
  }

  private static ObjectNode json(StudyFolder folder, Manifest manifest, List<FailureGroup> groups) {
    ObjectNode all = SummaryJson.counts(folder, manifest.counts());
    ArrayNode list = all.putArray("groups");
    for (FailureGroup group : groups) {
      ObjectNode node =
          list.addObject()
              .put("kind", group.kind())
              .put("pattern", group.pattern())
              .put("count", group.size())
              .put("example_run", group.rows().getFirst())
              .put("example", group.example());
      node.set("runs", Json.mapper().valueToTree(group.rows()));
      ArrayNode regions = node.putArray("regions");
      for (FailureRegion region : group.regions()) {
        regions
            .addObject()
            .put("words", region.words())
            .put("failures", region.failures())
            .put("runs", region.runs());
      }
    }
    return all;
  }
}
