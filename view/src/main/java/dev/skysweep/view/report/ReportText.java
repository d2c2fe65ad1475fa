package dev.skysweep.view.report;

import dev.skysweep.json.Json;
import dev.skysweep.manifest.ManifestEntry;
import dev.skysweep.manifest.ManifestHeader;
import dev.skysweep.manifest.RunCounts;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.manifest.SteadyTimes;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.RunTiming;
import dev.skysweep.view.plot.Numbers;
import dev.skysweep.view.report.Report.Fact;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the manifest tells of a study, in words.
final class ReportText {
  /// Of a longer script the beginning is shown.
  private static final int MOST_SCRIPT = 200_000;

  private final SweepResult result;
  private final ManifestHeader header;
  private final RunCounts counts;

  ReportText(SweepResult result) {
    this.result = result;
    this.header = result.manifest().header();
    this.counts = result.counts();
  }

  String title() {
    return String.valueOf(result.folder().getFileName());
  }

  String headline() {
    var parts = new ArrayList<String>();
    parts.add("%d of %d runs are ok".formatted(counts.ok(), counts.total()));
    add(parts, counts.failed(), "failed");
    add(parts, counts.skipped(), "skipped");
    add(parts, counts.unknown(), "ended in a way this version does not know");
    add(parts, counts.missing(), "not made");
    return String.join(", ", parts);
  }

  List<Fact> tiles() {
    var span = Span.of(result);
    var tiles = new ArrayList<Fact>();
    tiles.add(new Fact("runs", Integer.toString(counts.total())));
    tiles.add(new Fact("ok", Integer.toString(counts.ok())));
    tiles.add(new Fact("failed", Integer.toString(counts.failed())));
    if (counts.missing() > 0) {
      tiles.add(new Fact("not made", Integer.toString(counts.missing())));
    }
    tiles.add(new Fact("attempts", Long.toString(span.attempts())));
    tiles.add(new Fact("first start to last end", words(span.wall())));
    tiles.add(new Fact("time in runs", words(span.busy())));
    return tiles;
  }

  List<Fact> facts() {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Design", designWords()));
    BigInteger seed = header.sweepSeed();
    if (seed != null) {
      facts.add(new Fact("Seed", seed.toString()));
    }
    facts.add(new Fact("Script (SHA-256)", header.scriptSha256()));
    facts.add(new Fact("Engine", "GMAT " + header.gmatVersion()));
    SkysweepOrigin origin = header.skysweep();
    if (origin == null) {
      facts.add(new Fact("Swept by", "gmat-sweep (the reference)"));
    } else {
      facts.add(new Fact("Engine's driver", origin.engine().driver()));
      facts.add(new Fact("Engine's build (SHA-256)", origin.engine().build()));
      facts.add(new Fact("Swept by", "Skysweep " + origin.version()));
      facts.add(new Fact("Begun", origin.createdAt().toString()));
      facts.add(new Fact("Sweep", origin.sweepId()));
      origin
          .limits()
          .forEach((name, value) ->
              facts.add(new Fact("Limit: " + name, Json.mapper().writeValueAsString(value))));
    }
    facts.add(new Fact("Pool", header.backend()));
    facts.add(new Fact("Platform", header.platform()));
    facts.removeIf(fact -> fact.value().isEmpty());
    return facts;
  }

  /// The engine's data files and their SHA-256.
  List<Fact> dataFiles() {
    SkysweepOrigin origin = header.skysweep();
    return origin == null
        ? List.of()
        : origin.engine().data().entrySet().stream()
            .map(each -> new Fact(each.getKey(), each.getValue()))
            .toList();
  }

  String design() {
    return Json.mapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(header.parameterSpec());
  }

  /// The study's copy of the mission script.
  String script() {
    return file(StudyFolder.SCRIPT);
  }

  /// What was asked for, as a study file.
  String study() {
    return file(StudyFolder.STUDY_FILE);
  }

  private String file(String name) {
    try {
      Path file = result.folder().resolve(name);
      if (!file.toRealPath().startsWith(result.folder().toRealPath())) {
        // the page is given away, and a stranger's study could show any file of its reader's
        return "(" + name + " is a link to somewhere else)";
      }
      String text = Files.readString(file);
      return text.length() <= MOST_SCRIPT
          ? text
          : text.substring(0, MOST_SCRIPT) + "\n… (the rest is in " + name + ")";
    } catch (MalformedInputException _) {
      return "(" + name + " is not UTF-8 text; see the file)";
    } catch (IOException _) {
      return "";
    }
  }

  List<Fact> commands() {
    String study = quoted(result.folder().toString());
    var commands = new ArrayList<Fact>();
    if (counts.failed() + counts.missing() > 0) {
      commands.add(new Fact("Make the missing and failed runs", "skysweep resume " + study));
    }
    Path file = result.folder().resolve(StudyFolder.STUDY_FILE);
    if (Files.exists(file)) {
      commands.add(
          new Fact(
              "Make the whole study again, elsewhere",
              "skysweep run " + quoted(file.toString()) + " --out again"));
    }
    commands.add(
        new Fact(
            "Make one run again, and get its script for GMAT", "skysweep replay " + study + " 0"));
    commands.add(new Fact("See every run", "skysweep show " + study + " --detail"));
    return commands;
  }

  private String designWords() {
    JsonNode spec = header.parameterSpec();
    String kind = spec.path("_kind").asString("of an unknown kind").replace('_', ' ');
    String names =
        spec.propertyNames().stream()
            .filter(name -> name.contains("."))
            .limit(20)
            .collect(Collectors.joining(", "));
    return kind + (names.isEmpty() ? "" : " over " + names);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static String quoted(String path) {
    return path.matches("[\\w@%+=:,./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  private static String words(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    if (seconds < 120) {
      return Numbers.text(Math.rint(seconds * 10) / 10) + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 120 ? minutes + " min" : "%d h %02d min".formatted(minutes / 60, minutes % 60);
  }

  /// How long the attempts took, by the clocks of the machines that made them.
  private record Span(long attempts, Duration wall, Duration busy) {
    static Span of(SweepResult result) {
      long attempts = 0;
      Duration busy = Duration.ZERO;
      var times = new SteadyTimes();
      @Nullable Instant first = null;
      @Nullable Instant last = null;
      try (Stream<ManifestEntry> entries = result.manifest().all()) {
        for (ManifestEntry entry : (Iterable<ManifestEntry>) entries::iterator) {
          attempts++;
          busy = busy.plus(entry.timing().elapsed());
          RunTiming timing = times.of(entry);
          Instant start = timing.startedAt();
          Instant end = timing.endedAt();
          first = first == null || start.isBefore(first) ? start : first;
          last = last == null || end.isAfter(last) ? end : last;
        }
      }
      Duration wall = first == null || last == null ? Duration.ZERO : Duration.between(first, last);
      return new Span(attempts, wall, busy);
    }
  }
}
