package dev.skysweep.ccsds;

import dev.skysweep.files.StorageException;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.install.GmatDiscovery;
import dev.skysweep.study.CovarianceSource;
import dev.skysweep.study.StateCovariance;
import dev.skysweep.study.StudyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.linear.RealMatrix;
import org.orekit.data.DataContext;
import org.orekit.data.DataSource;
import org.orekit.errors.OrekitException;
import org.orekit.files.ccsds.ndm.ParserBuilder;
import org.orekit.files.ccsds.ndm.cdm.Cdm;
import org.orekit.files.ccsds.ndm.odm.CartesianCovariance;
import org.orekit.files.ccsds.ndm.odm.oem.Oem;
import org.orekit.files.ccsds.ndm.odm.opm.Opm;

/// Reads the covariance of a state from an OEM (the first one in it), an OPM, or a CDM (that of
/// object 1).
public final class CcsdsCovariance implements CovarianceSource {
  private static final int BEGINNING = 4096;

  /// Of key-value and XML files.
  private static final Pattern MESSAGE =
      Pattern.compile("CCSDS_(OEM|OPM|CDM)_VERS|<(?:\\w+:)?(oem|opm|cdm)\\b");

  /// In a square kilometre: Orekit gives metres, GMAT takes kilometres.
  private static final double SQUARE_METRES = 1e6;

  /// Made by [java.util.ServiceLoader].
  public CcsdsCovariance() {}

  @Override
  public boolean reads(Path file) {
    return kind(file).isPresent();
  }

  /// The covariance in a file, in km and km/s.
  ///
  /// @throws StudyException if the message holds none, is malformed, or has its covariance in a
  ///   frame that can't be turned to the state's axes
  /// @throws dev.skysweep.gmat.GmatNotFoundException if there is no GMAT, whose leap seconds and
  ///   ephemeris are needed
  @Override
  public StateCovariance read(Path file) {
    return read(file, GmatData.of(GmatDiscovery.find(null, Machine.current())));
  }

  static StateCovariance read(Path file, DataContext data) {
    String kind = kind(file).orElseThrow(() -> problem(file, "is no OEM, OPM or CDM"));
    var parsers = new ParserBuilder(data);
    var source = new DataSource(file.toFile());
    try {
      return switch (kind) {
        case "OEM" -> ofOem(file, parsers.buildOemParser().parseMessage(source));
        case "OPM" -> ofOpm(file, parsers.buildOpmParser().parseMessage(source));
        default -> ofCdm(file, parsers.buildCdmParser().parseMessage(source));
      };
    } catch (OrekitException e) {
      throw problem(file, e.getMessage() + "");
    }
  }

  private static StateCovariance ofOem(Path file, Oem oem) {
    return oem.getSegments().stream()
        .flatMap(segment -> segment.getCovarianceMatrices().stream())
        .findFirst()
        .map(found -> of(file, found))
        .orElseThrow(() -> problem(file, "holds no covariance"));
  }

  private static StateCovariance ofOpm(Path file, Opm opm) {
    return Optional.ofNullable(opm.getData().getCovarianceBlock())
        .map(found -> of(file, found))
        .orElseThrow(() -> problem(file, "holds no covariance"));
  }

  /// Of its nine rows the first six are the state's.
  private static StateCovariance ofCdm(Path file, Cdm cdm) {
    return Optional.ofNullable(cdm.getDataObject1().getRTNCovarianceBlock())
        .map(found -> of(file, StateCovariance.Frame.RTN, found.getRTNCovarianceMatrix()))
        .orElseThrow(() -> problem(file, "holds no covariance of object 1 in RTN"));
  }

  private static StateCovariance of(Path file, CartesianCovariance covariance) {
    String name = covariance.getReferenceFrame().getName();
    StateCovariance.Frame frame =
        switch (name) {
          case "EME2000", "J2000", "GCRF", "ICRF" -> StateCovariance.Frame.INERTIAL;
          case "RTN", "RSW", "RIC", "QSW", "RSW_INERTIAL" -> StateCovariance.Frame.RTN;
          case "TNW", "TNW_INERTIAL" -> StateCovariance.Frame.TNW;
          default ->
              throw problem(
                  file,
                  "has its covariance in %s; only EME2000, GCRF, ICRF, RTN (RSW, QSW) and TNW can be turned to a state in EarthMJ2000Eq"
                      .formatted(name));
        };
    return of(file, frame, covariance.getCovarianceMatrix());
  }

  private static StateCovariance of(Path file, StateCovariance.Frame frame, RealMatrix metres) {
    double[][] matrix = new double[6][6];
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 6; column++) {
        matrix[row][column] = metres.getEntry(row, column) / SQUARE_METRES;
        if (!Double.isFinite(matrix[row][column])) {
          throw problem(
              file, "its covariance lacks row %d, column %d".formatted(row + 1, column + 1));
        }
      }
    }
    return new StateCovariance(frame, matrix);
  }

  private static Optional<String> kind(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      var beginning = new String(stream.readNBytes(BEGINNING), StandardCharsets.UTF_8);
      Matcher message = MESSAGE.matcher(beginning);
      if (!message.find()) {
        return Optional.empty();
      }
      String kind = message.group(1) == null ? message.group(2) : message.group(1);
      return Optional.of(kind.toUpperCase(Locale.ROOT));
    } catch (IOException e) {
      throw StorageException.reading(file, e);
    }
  }

  private static StudyException problem(Path file, String what) {
    return new StudyException(file + ": " + what);
  }
}
