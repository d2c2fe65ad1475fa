package dev.skysweep.cli;

import dev.skysweep.studyfile.StudyFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Sweep a mission over a grid, or make the study of a study file.",
    footer = {
      "",
      "Examples:",
      "  skysweep run mission.script --grid Sat.SMA=7000:8000:100 \\",
      "      --grid Sat.INC=28.5,51.6 --out out/sma",
      "  skysweep run study.yaml"
    })
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Skysweep parent;
  @Spec private CommandSpec spec;

  @Option(
      names = "--grid",
      paramLabel = "NAME=VALUES",
      description = {
        "One axis: low:high:count (evenly spaced, both ends included) or v1,v2,…",
        "Quote a value that holds a colon or comma: Sat.Epoch=\"'01 Jan 2026 12:00:00.000'\""
      })
  private List<String> grid = List.of();

  @Option(
      names = "--zip",
      paramLabel = "NAME,NAME",
      description = "Axes that go forward together instead of crossing each other.")
  private List<String> zip = List.of();

  @Mixin private NewStudyOptions study;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RunCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    String script = study.script().toString();
    if (script.endsWith(".yaml") || script.endsWith(".yml")) {
      if (!grid.isEmpty() || !zip.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), script + " has a design of its own; leave --grid and --zip away");
      }
      return study.sweep(StudyFile.read(study.script()), parent.terminal());
    }
    if (grid.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--grid=NAME=VALUES'");
    }
    return study.sweep(StudyTree.design("grid", design()), null, parent.terminal());
  }

  private ObjectNode design() {
    GridOption.design(grid);
    ObjectNode design = StudyTree.object();
    ObjectNode axes = design.putObject("axes");
    for (String axis : grid) {
      int equals = axis.indexOf('=');
      axes.put(axis.substring(0, equals).strip(), axis.substring(equals + 1).strip());
    }
    if (!zip.isEmpty()) {
      var groups = design.putArray("zip");
      for (String group : zip) {
        if (group.contains("=")) {
          throw new ParameterException(
              spec.commandLine(),
              "--zip %s: names axes only, such as --zip Sat.SMA,Sat.INC; their values come with --grid"
                  .formatted(group));
        }
        var names = groups.addArray();
        for (String name : group.split(",", -1)) {
          names.add(name.strip());
        }
      }
    }
    return design;
  }
}
