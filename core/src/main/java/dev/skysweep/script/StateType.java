package dev.skysweep.script;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The representations of an orbit state in which GMAT R2026a takes a spacecraft's six elements.
///
/// The order is GMAT's own: an element that several of them have (`INC`, `RA`) means the first,
/// unless the spacecraft is in another one of them.
enum StateType {
  CARTESIAN("Cartesian", "X Y Z VX VY VZ"),
  KEPLERIAN("Keplerian", "SMA ECC INC RAAN AOP TA"),
  MODIFIED_KEPLERIAN("ModifiedKeplerian", "RadPer RadApo INC RAAN AOP TA"),
  SPHERICAL_AZFPA("SphericalAZFPA", "RMagnitude RA DEC VMagnitude AZI FPA"),
  SPHERICAL_RADEC("SphericalRADEC", "RMagnitude RA DEC VMagnitude RAV DECV"),
  EQUINOCTIAL("Equinoctial", "SMA EquinoctialH EquinoctialK EquinoctialP EquinoctialQ MLONG"),
  MODIFIED_EQUINOCTIAL(
      "ModifiedEquinoctial",
      "SemilatusRectum ModEquinoctialF ModEquinoctialG ModEquinoctialH ModEquinoctialK TLONG"),
  ALTERNATE_EQUINOCTIAL(
      "AlternateEquinoctial",
      "SMA EquinoctialH EquinoctialK AltEquinoctialP AltEquinoctialQ MLONG"),
  DELAUNAY("Delaunay", "Delaunayl Delaunayg Delaunayh DelaunayL DelaunayG DelaunayH"),
  PLANETODETIC(
      "Planetodetic",
      "PlanetodeticRMAG PlanetodeticLON PlanetodeticLAT PlanetodeticVMAG PlanetodeticAZI"
          + " PlanetodeticHFPA"),
  INCOMING_ASYMPTOTE(
      "IncomingAsymptote",
      "IncomingRadPer IncomingC3Energy IncomingRHA IncomingDHA IncomingBVAZI TA"),
  OUTGOING_ASYMPTOTE(
      "OutgoingAsymptote",
      "OutgoingRadPer OutgoingC3Energy OutgoingRHA OutgoingDHA OutgoingBVAZI TA"),
  BROUWER_MEAN_SHORT(
      "BrouwerMeanShort",
      "BrouwerShortSMA BrouwerShortECC BrouwerShortINC BrouwerShortRAAN BrouwerShortAOP"
          + " BrouwerShortMA"),
  BROUWER_MEAN_LONG(
      "BrouwerMeanLong",
      "BrouwerLongSMA BrouwerLongECC BrouwerLongINC BrouwerLongRAAN BrouwerLongAOP BrouwerLongMA");

  private static final Map<StateType, List<String>> ELEMENTS =
      Arrays.stream(values())
          .collect(Collectors.toMap(type -> type, type -> List.of(type.names.split(" "))));

  private static final Set<String> ALL_ELEMENTS =
      ELEMENTS.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

  private final String gmatName;
  private final String names;

  StateType(String gmatName, String names) {
    this.gmatName = gmatName;
    this.names = names;
  }

  /// As in `DisplayStateType`.
  String gmatName() {
    return gmatName;
  }

  /// The six fields in GMAT's order.
  List<String> elements() {
    return ELEMENTS.getOrDefault(this, List.of());
  }

  static boolean isElement(String field) {
    return ALL_ELEMENTS.contains(field);
  }

  static Set<String> allElements() {
    return ALL_ELEMENTS;
  }

  static Optional<StateType> named(String gmatName) {
    return Arrays.stream(values()).filter(type -> type.gmatName.equals(gmatName)).findFirst();
  }

  /// The first that has all these elements.
  static Optional<StateType> with(Collection<String> fields) {
    return Arrays.stream(values()).filter(type -> type.elements().containsAll(fields)).findFirst();
  }
}
