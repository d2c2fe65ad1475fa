package dev.skysweep.script;

import dev.skysweep.study.FieldPath;
import dev.skysweep.study.StudyException;
import dev.skysweep.study.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The state that a script gives a spacecraft, as X, Y, Z in km and VX, VY, VZ in km/s. Keplerian
/// elements about Earth are converted with GMAT's own constant; other states are for the engine.
final class CartesianState {
  /// km^3/s^2, of GMAT's Earth.
  private static final double EARTH_MU = 398600.4415;

  private static final List<String> KEPLERIAN = StateType.KEPLERIAN.elements();

  private CartesianState() {}

  /// @param values the script's value of a field, if it gives one
  /// @throws StudyException if the script gives no state that can be taken over
  static double[] of(String spacecraft, Function<FieldPath, Optional<Value>> values) {
    checkAxes(spacecraft, values);
    Optional<double[]> cartesian = numbers(spacecraft, StateType.CARTESIAN.elements(), values);
    if (cartesian.isPresent()) {
      return cartesian.get();
    }
    return numbers(spacecraft, KEPLERIAN, values)
        .map(CartesianState::fromKeplerian)
        .orElseThrow(() ->
            new StudyException(
                "the script gives %s neither X, Y, Z, VX, VY, VZ nor SMA, ECC, INC, RAAN, AOP, TA; write its state as one of these"
                    .formatted(spacecraft)));
  }

  private static void checkAxes(String spacecraft, Function<FieldPath, Optional<Value>> values) {
    values
        .apply(new FieldPath(spacecraft, "CoordinateSystem"))
        .map(value -> value instanceof Value.Text(String name) ? name : "")
        .filter(name -> !name.equals("EarthMJ2000Eq"))
        .ifPresent(name -> {
          throw new StudyException(
              "the state of %s is in %s; a covariance needs it in EarthMJ2000Eq"
                  .formatted(spacecraft, name));
        });
  }

  private static Optional<double[]> numbers(
      String spacecraft, List<String> fields, Function<FieldPath, Optional<Value>> values) {
    double[] numbers = new double[fields.size()];
    for (int i = 0; i < numbers.length; i++) {
      Optional<Value> value = values.apply(new FieldPath(spacecraft, fields.get(i)));
      if (value.isEmpty() || !(value.get() instanceof Value.Real(double number))) {
        return Optional.empty();
      }
      numbers[i] = number;
    }
    return Optional.of(numbers);
  }

  /// Vallado, Fundamentals of Astrodynamics and Applications, algorithm 10.
  private static double[] fromKeplerian(double... elements) {
    double eccentricity = elements[1];
    double parameter = elements[0] * (1 - eccentricity * eccentricity);
    double inclination = Math.toRadians(elements[2]);
    double node = Math.toRadians(elements[3]);
    double perigee = Math.toRadians(elements[4]);
    double anomaly = Math.toRadians(elements[5]);
    double radius = parameter / (1 + eccentricity * StrictMath.cos(anomaly));
    double speed = Math.sqrt(EARTH_MU / parameter);
    double[] position = {radius * StrictMath.cos(anomaly), radius * StrictMath.sin(anomaly)};
    double[] velocity = {
      -speed * StrictMath.sin(anomaly), speed * (eccentricity + StrictMath.cos(anomaly))
    };
    double[] r = turned(position, perigee, inclination, node);
    double[] v = turned(velocity, perigee, inclination, node);
    return new double[] {r[0], r[1], r[2], v[0], v[1], v[2]};
  }

  /// From the plane of the orbit, with perigee on its first axis, to inertial axes.
  private static double[] turned(
      double[] inPlane, double perigee, double inclination, double node) {
    double along = inPlane[0] * StrictMath.cos(perigee) - inPlane[1] * StrictMath.sin(perigee);
    double across = inPlane[0] * StrictMath.sin(perigee) + inPlane[1] * StrictMath.cos(perigee);
    double flat = across * StrictMath.cos(inclination);
    return new double[] {
      along * StrictMath.cos(node) - flat * StrictMath.sin(node),
      along * StrictMath.sin(node) + flat * StrictMath.cos(node),
      across * StrictMath.sin(inclination)
    };
  }
}
