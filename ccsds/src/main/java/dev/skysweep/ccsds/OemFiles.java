package dev.skysweep.ccsds;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.gmat.Machine;
import dev.skysweep.gmat.install.GmatDiscovery;
import dev.skysweep.manifest.SkysweepOrigin;
import dev.skysweep.results.Ephemeris;
import dev.skysweep.results.RowsByRun;
import dev.skysweep.results.RunRows;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.StudyException;
import dev.skysweep.table.TimeScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.orekit.data.DataContext;
import org.orekit.files.ccsds.definitions.BodyFacade;
import org.orekit.files.ccsds.definitions.FrameFacade;
import org.orekit.files.ccsds.definitions.OrekitCcsdsFrameMapper;
import org.orekit.files.ccsds.definitions.TimeSystem;
import org.orekit.files.ccsds.ndm.WriterBuilder;
import org.orekit.files.ccsds.ndm.odm.OdmHeader;
import org.orekit.files.ccsds.ndm.odm.oem.InterpolationMethod;
import org.orekit.files.ccsds.ndm.odm.oem.Oem;
import org.orekit.files.ccsds.ndm.odm.oem.OemData;
import org.orekit.files.ccsds.ndm.odm.oem.OemMetadata;
import org.orekit.files.ccsds.ndm.odm.oem.OemSegment;
import org.orekit.files.ccsds.utils.generation.KvnGenerator;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.DateComponents;
import org.orekit.time.DateTimeComponents;
import org.orekit.time.TimeComponents;
import org.orekit.utils.IERSConventions;
import org.orekit.utils.TimeStampedPVCoordinates;

/// Writes a study's ephemeris as Orbit Ephemeris Messages (CCSDS 502.0-B), one file a run. What
/// GMAT's file said of object, body, axes and interpolation, they say as well.
public final class OemFiles {
  private static final double FORMAT = 2.0;
  private static final int USUAL_DEGREE = 7;
  private static final int KEY_WIDTH = 20;
  private static final long NANOS_A_DAY = 86_400_000_000_000L;
  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private final SweepResult result;
  private final Ephemeris orbit;
  private final DataContext data;
  private final org.orekit.time.TimeScale scale;

  private OemFiles(SweepResult result, Ephemeris orbit, DataContext data) {
    this.result = result;
    this.orbit = orbit;
    this.data = data;
    this.scale = scale(orbit.scale(), data);
  }

  /// Writes the files `000017.oem` of the runs that are asked for, each whole or not at all.
  ///
  /// @param key `ephemeris__EF`
  /// @param runs which to take
  /// @param folder that is there
  /// @param written is told of each file
  /// @throws dev.skysweep.SweepException if the study has no such ephemeris, or one that can't be
  ///   told in an OEM
  /// @throws dev.skysweep.gmat.GmatNotFoundException if there is no GMAT, whose leap seconds are
  ///   needed
  public static void write(
      SweepResult result, String key, IntPredicate runs, Path folder, Consumer<Path> written) {
    DataContext data = GmatData.of(GmatDiscovery.find(null, Machine.current()));
    var files = new OemFiles(result, result.orbit(key), data);
    try (RowsByRun rows = result.rows(key, Ephemeris.STATE)) {
      for (RunRows run = rows.next(); run != null; run = rows.next()) {
        if (runs.test(run.runId())) {
          Path file = folder.resolve(String.format(Locale.ROOT, "%06d.oem", run.runId()));
          AtomicFile.write(file, files.text(run).getBytes(StandardCharsets.UTF_8));
          written.accept(file);
        }
      }
    }
  }

  private String text(RunRows run) {
    var header = new OdmHeader();
    header.setFormatVersion(FORMAT);
    header.setOriginator("SKYSWEEP");
    // not the present: equal studies give equal files
    SkysweepOrigin ours = result.manifest().header().skysweep();
    Instant made = ours == null ? Instant.EPOCH : ours.createdAt();
    header.setCreationDate(new AbsoluteDate(made, data.getTimeScales().getUTC()));
    header.addComment("run " + run.runId());
    var oem = new Oem(header, segments(run), IERSConventions.IERS_2010, data, Double.NaN);
    var text = new StringBuilder();
    try (var generator = new KvnGenerator(text, KEY_WIDTH, "", 0, 0)) {
      new WriterBuilder(data).buildOemWriter().writeMessage(generator, oem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Epochs rise within a segment; GMAT repeats one where a manoeuvre changes the orbit.
  private List<OemSegment> segments(RunRows run) {
    List<OemSegment> segments = new ArrayList<>();
    int first = 0;
    for (int row = 1; row <= run.rows(); row++) {
      if (row == run.rows() || run.nanos()[row] <= run.nanos()[row - 1]) {
        segments.add(segment(run, first, row));
        first = row;
      }
    }
    return segments;
  }

  private OemSegment segment(RunRows run, int first, int end) {
    var metadata = new OemMetadata(USUAL_DEGREE, new OrekitCcsdsFrameMapper());
    metadata.setObjectName(orbit.objectName());
    metadata.setObjectID(orbit.objectId());
    metadata.setCenter(new BodyFacade(orbit.center().toUpperCase(Locale.ROOT), null));
    metadata.setReferenceFrame(new FrameFacade(null, null, null, null, orbit.frame()));
    metadata.setTimeSystem(TimeSystem.parse(orbit.scale().name()));
    metadata.setStartTime(date(run.nanos()[first]));
    metadata.setStopTime(date(run.nanos()[end - 1]));
    orbit
        .interpolation()
        .ifPresent(method -> {
          metadata.setInterpolationMethod(
              InterpolationMethod.valueOf(method.toUpperCase(Locale.ROOT)));
          metadata.setInterpolationDegree(orbit.degree() == 0 ? USUAL_DEGREE : orbit.degree());
        });
    var states = new OemData();
    for (int row = first; row < end; row++) {
      states.addData(state(run, row), false);
    }
    return new OemSegment(metadata, states, Double.NaN);
  }

  private TimeStampedPVCoordinates state(RunRows run, int row) {
    return new TimeStampedPVCoordinates(
        date(run.nanos()[row]), vector(run, row, 0), vector(run, row, 3));
  }

  private Vector3D vector(RunRows run, int row, int column) {
    double unit = orbit.metresPerUnit();
    return new Vector3D(
        run.columns()[column][row] * unit,
        run.columns()[column + 1][row] * unit,
        run.columns()[column + 2][row] * unit);
  }

  private AbsoluteDate date(long nanos) {
    long inDay = Math.floorMod(nanos, NANOS_A_DAY);
    var day =
        new DateComponents(
            DateComponents.JAVA_EPOCH, Math.toIntExact(Math.floorDiv(nanos, NANOS_A_DAY)));
    var time =
        new TimeComponents(
            Math.toIntExact(inDay / NANOS_A_SECOND),
            inDay % NANOS_A_SECOND / (double) NANOS_A_SECOND);
    return new AbsoluteDate(new DateTimeComponents(day, time), scale);
  }

  private static org.orekit.time.TimeScale scale(TimeScale scale, DataContext data) {
    var scales = data.getTimeScales();
    return switch (scale) {
      case UTC -> scales.getUTC();
      case TAI -> scales.getTAI();
      case TT -> scales.getTT();
      case TDB -> scales.getTDB();
      case A1 -> throw new StudyException("an OEM can't have epochs in A.1");
    };
  }
}
