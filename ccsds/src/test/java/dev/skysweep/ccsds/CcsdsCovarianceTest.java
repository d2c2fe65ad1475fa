package dev.skysweep.ccsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.gmat.TestEngine;
import dev.skysweep.study.CovarianceSource;
import dev.skysweep.study.OpmText;
import dev.skysweep.study.StateCovariance;
import dev.skysweep.study.StateCovariance.Frame;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orekit.data.DataContext;

class CcsdsCovarianceTest {
  private static final DataContext DATA = GmatData.of(TestEngine.installation());

  @TempDir private Path folder;

  private StateCovariance read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("message.txt"), text);
    assertThat(new CcsdsCovariance().reads(file)).isTrue();
    return CcsdsCovariance.read(file, DATA);
  }

  /// An entry of the lower triangle, in km and s; different everywhere.
  private static double entry(int row, int column) {
    return row == column ? (row + 1) * 1e-3 : (10 * row + column) * 1e-6;
  }

  private static String opm(String frame, int entries) {
    return OpmText.of(frame, entries, CcsdsCovarianceTest::entry);
  }

  private static void assertMatrix(StateCovariance found, double unit) {
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column <= row; column++) {
        double expected = entry(row, column) * unit;
        assertThat(found.matrix()[row][column]).isCloseTo(expected, within(1e-15 * expected));
        assertThat(found.matrix()[column][row]).isEqualTo(found.matrix()[row][column]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', INERTIAL",
    "EME2000, INERTIAL",
    "GCRF, INERTIAL",
    "RTN, RTN",
    "RSW, RTN",
    "TNW, TNW"
  })
  void anOpmGivesItsCovariance(String written, Frame frame) throws IOException {
    StateCovariance found = read(opm(written, 21));

    assertThat(found.frame()).isEqualTo(frame);
    assertMatrix(found, 1);
  }

  @ParameterizedTest
  @CsvSource({"LVLH", "TEME", "TOD", "VNC_ROTATING"})
  void aFrameThatCanNotBeTurnedIsRefused(String frame) {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> read(opm(frame, 21)))
        .withMessageContaining("message.txt")
        .withMessageContaining("covariance in " + frame);
  }

  @Test
  void anOemGivesItsFirstCovariance() throws IOException {
    String rows =
        IntStream.range(0, 6)
            .mapToObj(row ->
                IntStream.rangeClosed(0, row)
                    .mapToObj(column -> Double.toString(entry(row, column)))
                    .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n"));
    StateCovariance found =
        read(
            """
            CCSDS_OEM_VERS = 2.0
            CREATION_DATE = 2026-01-01T00:00:00
            ORIGINATOR = TEST
            META_START
            OBJECT_NAME = SAT
            OBJECT_ID = 2026-001A
            CENTER_NAME = EARTH
            REF_FRAME = EME2000
            TIME_SYSTEM = UTC
            START_TIME = 2026-01-01T12:00:00
            STOP_TIME = 2026-01-01T12:01:00
            META_STOP
            2026-01-01T12:00:00 7000 0 0 0 7.5 1
            2026-01-01T12:01:00 6990 450 60 -0.5 7.4 1
            COVARIANCE_START
            EPOCH = 2026-01-01T12:00:00
            COV_REF_FRAME = TNW
            %s
            COVARIANCE_STOP
            """
                .formatted(rows));

    assertThat(found.frame()).isEqualTo(Frame.TNW);
    assertMatrix(found, 1);
  }

  @Test
  void aCdmGivesThatOfItsFirstObjectInKilometres() throws IOException {
    assertThat(read(cdm()).frame()).isEqualTo(Frame.RTN);
    assertMatrix(read(cdm()), 1e-6);
  }

  /// In metres.
  private static String cdm() {
    var text =
        new StringBuilder(
            """
            CCSDS_CDM_VERS = 1.0
            CREATION_DATE = 2026-01-01T00:00:00
            ORIGINATOR = TEST
            MESSAGE_ID = 1
            TCA = 2026-01-02T00:00:00
            MISS_DISTANCE = 715 [m]
            """);
    List<String> axes = List.of("R", "T", "N");
    List<String> all =
        IntStream.range(0, 6).mapToObj(i -> axes.get(i % 3) + (i < 3 ? "" : "DOT")).toList();
    for (int object = 1; object <= 2; object++) {
      text.append(
          """
          OBJECT = OBJECT%1$d
          OBJECT_DESIGNATOR = %1$d
          CATALOG_NAME = SATCAT
          OBJECT_NAME = SAT %1$d
          INTERNATIONAL_DESIGNATOR = 2026-00%1$dA
          EPHEMERIS_NAME = NONE
          COVARIANCE_METHOD = CALCULATED
          MANEUVERABLE = NO
          REF_FRAME = EME2000
          X = 7000 [km]
          Y = 0 [km]
          Z = 0 [km]
          X_DOT = 0 [km/s]
          Y_DOT = 7.5 [km/s]
          Z_DOT = 1 [km/s]
          """
              .formatted(object));
      for (int row = 0; row < 6; row++) {
        for (int column = 0; column <= row; column++) {
          String name = "C%s_%s".formatted(all.get(row), all.get(column));
          text.append("%s = %s\n".formatted(name, entry(row, column) * object));
        }
      }
    }
    return text.toString();
  }

  @Test
  void aMessageWithoutACovarianceOrWithPartOfOneIsRefused() {
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> read(opm("", 0)))
        .withMessageContaining("holds no covariance");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> read(opm("RTN", 20)))
        .withMessageContaining("message.txt");
    assertThatExceptionOfType(StudyException.class)
        .isThrownBy(() -> read("CCSDS_OPM_VERS = 2.0\nX = north\n"))
        .withMessageContaining("message.txt");
  }

  @Test
  void otherFilesAreLeftToOthers() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "X,Y\n1,2\n");
    assertThat(new CcsdsCovariance().reads(csv)).isFalse();
    assertThat(ServiceLoader.load(CovarianceSource.class))
        .anyMatch(source -> source instanceof CcsdsCovariance);
  }
}
