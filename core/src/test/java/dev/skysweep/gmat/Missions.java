package dev.skysweep.gmat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Small missions that write `sat.report`.
public final class Missions {
  private Missions() {}

  private static final String RESOURCES =
      """
      Create Spacecraft Sat;
      Sat.DateFormat = UTCGregorian;
      Sat.Epoch = '01 Jan 2026 12:00:00.000';
      Sat.DisplayStateType = Keplerian;
      Sat.SMA = 7000;
      Sat.ECC = 0.001;
      Sat.INC = 51.6;
      Create ForceModel FM;
      FM.CentralBody = Earth;
      FM.PointMasses = {Earth};
      Create Propagator Prop;
      Prop.FM = FM;
      Create ReportFile RF;
      RF.Filename = 'sat.report';
      RF.Add = {Sat.UTCGregorian, Sat.X, Sat.Y, Sat.Z, Sat.VX, Sat.VY, Sat.VZ};
      Create Variable x;
      Create DifferentialCorrector DC;
      Create ImpulsiveBurn Burn;
      """;

  /// A minute in low orbit.
  public static final String LEO = withSequence("Propagate Prop(Sat) {Sat.ElapsedSecs = 60};");

  /// What GMAT itself, driven by its own Python interface, reports of it.
  public static final String LEO_REPORT = resource("leo.report");

  /// The same resources with another mission sequence.
  public static String withSequence(String commands) {
    return RESOURCES + "BeginMissionSequence;\n" + commands + "\n";
  }

  private static String resource(String name) {
    try (InputStream in = Missions.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
