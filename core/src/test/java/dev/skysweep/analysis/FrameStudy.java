package dev.skysweep.analysis;

import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.results.SweepResult;
import dev.skysweep.statistics.FrameFixture;
import dev.skysweep.table.Column;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A study folder with the rows of a pandas frame of the reference's.
final class FrameStudy {
  private FrameStudy() {}

  static SweepResult of(FrameFixture frame, Path folder) throws IOException {
    Map<String, List<JsonNode>> runs = frame.by("run_id");
    int count =
        runs.values().stream()
            .mapToInt(rows -> frame.at(rows.getFirst(), "run_id").intValue() + 1)
            .max()
            .orElse(0);
    var study = new StudyOnDisk(folder, count);
    for (List<JsonNode> rows : runs.values()) {
      int run = frame.at(rows.getFirst(), "run_id").intValue();
      if (frame.at(rows.getFirst(), "__status").stringValue().equals("ok")) {
        study.ok(run, Map.of(), Map.of("report__RF", StudyOnDisk.table(columns(frame, rows))));
      } else {
        study.failed(run, Map.of());
      }
    }
    return study.open();
  }

  private static Column[] columns(FrameFixture frame, List<JsonNode> rows) {
    var columns = new ArrayList<Column>();
    var times = new TimeColumn.Builder();
    for (JsonNode row : rows) {
      var time = LocalDateTime.parse(frame.at(row, "time").stringValue());
      times.add(ChronoUnit.NANOS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time));
    }
    columns.add(times.build("time", TimeScale.UTC));
    frame
        .numbers()
        .forEach(name -> columns.add(StudyOnDisk.numbers(name, frame.values(rows, name))));
    return columns.toArray(Column[]::new);
  }
}
