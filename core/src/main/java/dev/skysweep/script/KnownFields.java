package dev.skysweep.script;

import dev.skysweep.study.CloseNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fields of GMAT R2026a's common resources, for suggestions only: whether a field exists the
/// engine decides.
final class KnownFields {
  private static final String TANK =
      "AllowNegativeFuelMass FuelMass Pressure Temperature RefTemperature Volume FuelDensity"
          + " PressureModel";
  private static final String THRUSTER =
      "CoordinateSystem Origin Axes ThrustDirection1 ThrustDirection2 ThrustDirection3 DutyCycle"
          + " ThrustScaleFactor DecrementMass Tank MixRatio GravitationalAccel";

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry(
              "Spacecraft",
              "DateFormat Epoch CoordinateSystem DisplayStateType DryMass Cd Cr DragArea SRPArea"
                  + " Tanks Thrusters PowerSystem Id Attitude NAIFId OrbitSpiceKernelName"
                  + " SPADSRPFile SPADSRPScaleFactor SPADDragFile SPADDragScaleFactor"
                  + " AtmosDensityScaleFactor AddHardware AddPlates ModelFile "
                  + String.join(" ", StateType.allElements())),
          Map.entry(
              "ForceModel",
              "CentralBody PrimaryBodies PolyhedralBodies PointMasses Drag Drag.AtmosphereModel"
                  + " Drag.F107 Drag.F107A Drag.MagneticIndex Drag.HistoricWeatherSource"
                  + " Drag.PredictedWeatherSource Drag.CSSISpaceWeatherFile Drag.SchattenFile SRP"
                  + " SRP.Flux SRP.Nominal_Sun SRP.SRPModel RelativisticCorrection ErrorControl"
                  + " GravityField.Earth.Degree GravityField.Earth.Order"
                  + " GravityField.Earth.PotentialFile GravityField.Earth.TideModel"),
          Map.entry(
              "Propagator",
              "FM Type InitialStepSize Accuracy MinStep MaxStep MaxStepAttempts"
                  + " StopIfAccuracyIsViolated"),
          Map.entry(
              "ImpulsiveBurn",
              "CoordinateSystem Origin Axes Element1 Element2 Element3 DecrementMass Tank Isp"
                  + " GravitationalAccel"),
          Map.entry("FiniteBurn", "Thrusters ThrottleLogicAlgorithm"),
          Map.entry("ChemicalTank", TANK),
          Map.entry("ElectricTank", "AllowNegativeFuelMass FuelMass"),
          Map.entry(
              "ChemicalThruster",
              THRUSTER
                  + " C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16"
                  + " K1 K2 K3 K4 K5 K6 K7 K8 K9 K10 K11 K12 K13 K14 K15 K16"),
          Map.entry(
              "ElectricThruster",
              THRUSTER
                  + " ThrustModel MaximumUsablePower MinimumUsablePower ThrustCoeff1 ThrustCoeff2"
                  + " ThrustCoeff3 ThrustCoeff4 ThrustCoeff5 MassFlowCoeff1 MassFlowCoeff2"
                  + " MassFlowCoeff3 MassFlowCoeff4 MassFlowCoeff5 FixedEfficiency Isp"
                  + " ConstantThrust"),
          Map.entry(
              "ReportFile",
              "SolverIterations Precision Add WriteHeaders LeftJustify ZeroFill FixedWidth"
                  + " Delimiter ColumnWidth WriteReport"),
          Map.entry(
              "EphemerisFile",
              "Spacecraft FileFormat EpochFormat InitialEpoch FinalEpoch StepSize Interpolator"
                  + " InterpolationOrder CoordinateSystem WriteEphemeris OutputFormat"
                  + " IncludeCovariance IncludeEventBoundaries"),
          Map.entry(
              "DifferentialCorrector",
              "ShowProgress ReportStyle MaximumIterations DerivativeMethod Algorithm"),
          Map.entry("CoordinateSystem", "Origin Axes Primary Secondary XAxis YAxis ZAxis Epoch"));

  private static final List<String> BODY =
      List.of("Mu", "EquatorialRadius", "Flattening", "NAIFId", "PosVelSource");

  /// Names from reports that are fields under another name.
  private static final Map<String, String> REPORTED_AS =
      Map.of(
          "RMAG", "RMagnitude",
          "VMAG", "VMagnitude",
          "UTCGregorian", "Epoch",
          "TAIModJulian", "Epoch",
          "A1ModJulian", "Epoch");

  private KnownFields() {}

  static List<String> closeTo(String field, Resource resource) {
    String other = REPORTED_AS.get(field);
    if (other != null && resource.type().equals("Spacecraft")) {
      return List.of(other);
    }
    List<String> names = new ArrayList<>(resource.fields());
    String known = FIELDS.get(resource.type());
    if (known != null) {
      names.addAll(List.of(known.split(" ")));
    } else if (resource.type().isEmpty()) {
      names.addAll(BODY);
    }
    return CloseNames.to(field, names);
  }
}
