package dev.skysweep.cli;

import dev.skysweep.ccsds.OemFiles;
import dev.skysweep.files.Folders;
import dev.skysweep.results.CzmlFile;
import dev.skysweep.results.Export;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.CloseNames;
import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the tables and orbits of a study as files for other programs.",
    footer = {
      "",
      "Example: skysweep export out/sma --format csv --table report__RF --out exported"
    })
final class ExportCommand implements Callable<Integer> {
  private static final String OEM = "oem";
  private static final String CZML = "czml";
  private static final String EPHEMERIS = "ephemeris__";

  @ParentCommand private Skysweep parent;

  @Parameters(
      paramLabel = "STUDY",
      description = "The study: its folder, its manifest.jsonl, or an archive.")
  private Path study;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = {
        "Of tables: csv, json, parquet or arrow. Of ephemerides: oem (CCSDS, a file a run)",
        "or czml (for Cesium)."
      })
  private String format;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = {
        "runs, parameters, or an output such as report__RF (default: all; for orbits all",
        "ephemerides)."
      })
  private List<String> tables = List.of();

  @Option(
      names = "--run",
      paramLabel = "N",
      split = ",",
      description = "For oem and czml: only these runs.")
  private Set<Integer> runs = Set.of();

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
    boolean orbits = format.equals(OEM) || format.equals(CZML);
    Export chosen = orbits ? Export.CSV : chosen();
    if (!orbits && !runs.isEmpty()) {
      throw new StudyException(
          "--run goes with oem and czml; choose rows of tables by 'skysweep sql'");
    }
    try (SweepResult result = StudyPlace.results(study, parent.terminal())) {
      List<String> names =
          result.tableNames().stream()
              .filter(name -> !orbits || name.startsWith(EPHEMERIS))
              .toList();
      check(names, orbits);
      Folders.create(out);
      for (String table : tables.isEmpty() ? names : tables) {
        if (orbits) {
          orbit(result, table);
        } else {
          Path file = out.resolve(table + "." + chosen.ending());
          result.export(table, chosen, file);
          written(file);
        }
      }
    }
    parent.terminal().out().flush();
    return ExitCode.OK.number();
  }

  private void check(List<String> names, boolean orbits) {
    if (names.isEmpty()) {
      throw new StudyException(
          "no run left an ephemeris that can be read: the mission needs an EphemerisFile in CCSDS-OEM or STK-TimePosVel");
    }
    for (String table : tables) {
      if (!names.contains(table)) {
        throw new StudyException(
            "--table %s: there is none%s%s; there are %s"
                .formatted(
                    table,
                    orbits ? " that is an ephemeris" : "",
                    CloseNames.hint(table, names),
                    String.join(", ", names)));
      }
    }
  }

  private void orbit(SweepResult result, String table) {
    IntPredicate wanted = run -> runs.isEmpty() || runs.contains(run);
    if (format.equals(CZML)) {
      Path file = out.resolve(table + ".czml");
      CzmlFile.write(result, table, wanted, file);
      written(file);
    } else {
      Path folder = out.resolve(table);
      Folders.create(folder);
      OemFiles.write(result, table, wanted, folder, this::written);
    }
  }

  private void written(Path file) {
    parent.terminal().out().println(file);
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
                        Stream.concat(
                                Arrays.stream(Export.values()).map(Export::ending),
                                Stream.of(OEM, CZML))
                            .collect(Collectors.joining(", ")))));
  }
}
