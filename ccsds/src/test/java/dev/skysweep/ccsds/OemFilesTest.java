package dev.skysweep.ccsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.gmat.TestEngine;
import dev.skysweep.results.StudyOnDisk;
import dev.skysweep.results.SweepResult;
import dev.skysweep.table.Column;
import dev.skysweep.table.NumberColumn;
import dev.skysweep.table.ParquetFile;
import dev.skysweep.table.Table;
import dev.skysweep.table.TimeColumn;
import dev.skysweep.table.TimeScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orekit.data.DataContext;
import org.orekit.data.DataSource;
import org.orekit.files.ccsds.ndm.ParserBuilder;
import org.orekit.files.ccsds.ndm.odm.oem.Oem;
import org.orekit.files.ccsds.ndm.odm.oem.OemSegment;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.TimeStampedPVCoordinates;

/// Messages of ours, read by Orekit's own parser.
class OemFilesTest {
  private static final DataContext DATA = GmatData.of(TestEngine.installation());
  private static final List<String> STATE = List.of("X", "Y", "Z", "VX", "VY", "VZ");
  private static final long START = 1_767_225_600_000_000_000L;

  /// Seconds; a manoeuvre at the fourth.
  private static final double[] TIMES = {0, 60, 120.125, 180, 180, 240.5};

  @TempDir private Path folder;

  private static double value(int row, int column) {
    return (column < 3 ? 7000 : 7.5) * Math.cos(row + column) + row * 1e-9;
  }

  private void makeStudy() throws Exception {
    var time = new TimeColumn.Builder();
    for (double second : TIMES) {
      time.add(START + Math.round(second * 1e9));
    }
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < 6; column++) {
      var numbers = new NumberColumn.Builder();
      for (int row = 0; row < TIMES.length; row++) {
        numbers.add(value(row, column));
      }
      columns.add(numbers.build(STATE.get(column), column < 3 ? "km" : "km/s"));
    }
    columns.add(time.build("time", TimeScale.UTC));
    Map<String, String> facts =
        Map.of(
            ParquetFile.EPHEMERIS_PREFIX + "OBJECT_NAME", "Sat",
            ParquetFile.EPHEMERIS_PREFIX + "OBJECT_ID", "2026-001A",
            ParquetFile.EPHEMERIS_PREFIX + "CENTER_NAME", "Earth",
            ParquetFile.EPHEMERIS_PREFIX + "REF_FRAME", "EME2000",
            ParquetFile.EPHEMERIS_PREFIX + "INTERPOLATION", "Lagrange",
            ParquetFile.EPHEMERIS_PREFIX + "INTERPOLATION_DEGREE", "5");
    var study = new StudyOnDisk(folder.resolve("study"), 1);
    study.ok(0, Map.of(), Map.of("ephemeris__EF", new Table(columns)), facts);
    study.open().close();
  }

  @Test
  void orekitReadsBackWhatTheStudyHas() throws Exception {
    makeStudy();
    Path out = Files.createDirectory(folder.resolve("out"));
    var written = new ArrayList<Path>();
    try (SweepResult result = SweepResult.open(folder.resolve("study"))) {
      OemFiles.write(result, "ephemeris__EF", _ -> true, out, written::add);
    }

    Oem oem =
        new ParserBuilder(DATA)
            .buildOemParser()
            .parseMessage(new DataSource(written.getFirst().toFile()));

    assertThat(oem.getSegments()).as("two, since an epoch comes twice").hasSize(2);
    int row = 0;
    for (OemSegment segment : oem.getSegments()) {
      // the parser makes it capitals
      assertThat(segment.getMetadata().getObjectName()).isEqualTo("SAT");
      assertThat(segment.getMetadata().getObjectID()).isEqualTo("2026-001A");
      assertThat(segment.getMetadata().getReferenceFrame().getName()).isEqualTo("EME2000");
      assertThat(segment.getMetadata().getInterpolationDegree()).isEqualTo(5);
      for (TimeStampedPVCoordinates state : segment.getCoordinates()) {
        AbsoluteDate epoch =
            new AbsoluteDate(2026, 1, 1, DATA.getTimeScales().getUTC()).shiftedBy(TIMES[row]);
        assertThat(state.getDate().durationFrom(epoch)).isCloseTo(0, within(1e-9));
        double[] found = {
          state.getPosition().getX(),
          state.getPosition().getY(),
          state.getPosition().getZ(),
          state.getVelocity().getX(),
          state.getVelocity().getY(),
          state.getVelocity().getZ()
        };
        for (int column = 0; column < 6; column++) {
          double metres = value(row, column) * 1000;
          assertThat(found[column]).isCloseTo(metres, within(4 * Math.ulp(metres)));
        }
        row++;
      }
    }
    assertThat(row).isEqualTo(TIMES.length);
  }
}
