package dev.skysweep.cli;

import dev.skysweep.bucket.BucketPlace;
import dev.skysweep.json.Json;
import dev.skysweep.script.MissionScript;
import dev.skysweep.study.Design;
import dev.skysweep.study.StudyException;
import dev.skysweep.studyfile.StudyFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What every command takes that begins a study, whatever its design.
final class NewStudyOptions {
  @Parameters(paramLabel = "SCRIPT", description = "The GMAT mission script.")
  private Path script;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The study folder; made if it isn't there.")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "Remove the sweep that is in the folder already.")
  private boolean overwrite;

  @Option(
      names = "--derive",
      paramLabel = "FIELD=FORMULA",
      description = "A field whose value follows from others: 'Sat2.SMA = Sat.SMA + 50'.")
  private List<String> derive = List.of();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Make only runs that meet this: 'Sat.ECC < 0.1 or Sat.SMA > 9000'.")
  private List<String> where = List.of();

  @Option(
      names = "--requirement",
      paramLabel = "TEXT",
      description = {
        "What the runs are to show, judged at the end; may be repeated:",
        "'max(RF.Altitude) < 500 with 99%% at 90%% confidence'."
      })
  private List<String> requirements = List.of();

  @Option(
      names = "--print-study",
      description = "Print the study file of this command line, and do nothing.")
  private boolean printStudy;

  @Option(
      names = "--dry-run",
      description =
          "Check everything but the engine, print the runs and the disk they need, and make none.")
  private boolean dryRun;

  @Option(
      names = "--pilot",
      paramLabel = "N",
      description = {
        "With --dry-run: make N of the runs, spread over the study, tell what all will take, and",
        "throw them away."
      })
  private @Nullable Integer pilot;

  @Mixin private UntilOptions until;
  @Mixin private ReuseOptions reuse;
  @Mixin private ExecutionOptions execution;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  NewStudyOptions() {}

  Path script() {
    return script;
  }

  /// Makes the runs of a design and gives the exit code.
  ///
  /// @param design as in a study file
  /// @param seed null for a design without draws
  int sweep(ObjectNode design, @Nullable BigInteger seed, Terminal terminal)
      throws InterruptedException {
    ObjectNode tree = StudyTree.object().put("mission", script.toString());
    tree.set("design", design);
    if (seed != null) {
      tree.put("seed", seed);
    }
    return sweep(StudyFile.of(tree, Path.of("").toAbsolutePath()), terminal);
  }

  /// Makes the runs of a study, with what the command line adds to it.
  int sweep(StudyFile study, Terminal terminal) throws InterruptedException {
    StudyFile whole = completed(study);
    if (printStudy) {
      terminal.out().print(whole.text());
      terminal.out().flush();
      return ExitCode.OK.number();
    }
    if (pilot != null && (!dryRun || pilot < 1)) {
      throw new StudyException(
          dryRun
              ? "--pilot takes a number from 1 on, not " + pilot
              : "--pilot goes with --dry-run");
    }
    if (dryRun) {
      Design design = whole.design(MissionScript.read(whole.mission()));
      whole.sweepOf(design).check().forEach(terminal::say);
      DryRun.print(terminal, design);
      tellCost(whole, design, terminal);
      return ExitCode.OK.number();
    }
    if (whole.out().isEmpty()) {
      throw new StudyException("Missing required option: '--out=DIR'");
    }
    var session = new SweepSession(terminal, execution);
    whole.out().ifPresent(session::follow);
    return session.run(whole.sweep().with(session.options(overwrite, whole.reuse()))::run);
  }

  private void tellCost(StudyFile whole, Design design, Terminal terminal)
      throws InterruptedException {
    if (pilot == null) {
      int length = MissionScript.read(whole.mission()).text().length();
      terminal.out().println(DryRun.atLeast(design.runCount(), length));
    } else {
      terminal.out().flush();
      var session = new SweepSession(terminal, execution);
      Integer most =
          whole.tree().has("until") ? (Integer) whole.tree().at("/until/max").asInt() : null;
      Pilot.of(whole, design, pilot, session)
          .text(design.runCount(), most)
          .forEach(terminal.out()::println);
    }
    terminal.out().flush();
  }

  private StudyFile completed(StudyFile study) {
    StudyFile whole = study;
    if (!derive.isEmpty()) {
      whole = whole.with("derive", StudyTree.pairs("--derive", derive));
    }
    if (!where.isEmpty()) {
      whole = whole.with("where", Json.mapper().valueToTree(where));
    }
    if (out != null) {
      String place =
          BucketPlace.of(out).map(BucketPlace::toString).orElseGet(out.toAbsolutePath()::toString);
      whole = whole.with("out", Json.mapper().valueToTree(place));
    }
    if (until.tree().isPresent()) {
      whole = whole.with("until", until.tree().get());
    }
    if (!reuse.folders.isEmpty()) {
      whole =
          whole.with(
              "reuse",
              Json.mapper()
                  .valueToTree(
                      reuse.folders.stream().map(each -> each.toAbsolutePath() + "").toList()));
    }
    if (!requirements.isEmpty()) {
      whole = whole.with("requirements", Json.mapper().valueToTree(requirements));
    }
    ObjectNode step = execution.postprocessTree();
    if (!step.isEmpty()) {
      whole = whole.with("postprocess", step);
    }
    ObjectNode pool = execution.poolTree();
    if (!pool.isEmpty()) {
      whole = onPool(whole, pool);
    }
    ObjectNode limits = execution.limitsTree();
    if (!limits.isEmpty()) {
      whole = whole.withKeys("limits", limits);
    }
    return execution.adopt(whole);
  }

  /// What is asked for here goes before what the file says; of another pool nothing is kept.
  private static StudyFile onPool(StudyFile study, ObjectNode pool) {
    JsonNode named = study.tree().at("/pool/name");
    boolean another = pool.has("name") && !named.isMissingNode() && !named.equals(pool.get("name"));
    return another ? study.with("pool", pool) : study.withKeys("pool", pool);
  }
}
