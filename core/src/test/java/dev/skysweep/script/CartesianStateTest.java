package dev.skysweep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.skysweep.study.StudyException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartesianStateTest {
  private static MissionScript script(String... lines) {
    return MissionScript.parse(
        "Create Spacecraft Sat;\n%s\nBeginMissionSequence;\n".formatted(String.join("\n", lines)),
        Path.of("mission.script"));
  }

  @Test
  void aCartesianStateIsTakenAsItIs() {
    MissionScript mission =
        script(
            "Sat.X = 7000.5;",
            "Sat.Y = -1;",
            "Sat.Z = 2e1;",
            "Sat.VX = 0.1;",
            "Sat.VY = 7.5;",
            "Sat.VZ = -0.25;");
    assertThat(mission.cartesianState("Sat")).containsExactly(7000.5, -1, 20, 0.1, 7.5, -0.25);
  }

  /// Vallado, Fundamentals of Astrodynamics and Applications, example 2-6; its digits and its
  /// constant of Earth leave a few metres.
  @Test
  void keplerianElementsBecomeTheStateOfTheTextbook() {
    MissionScript mission =
        script(
            "Sat.SMA = 36127.343;",
            "Sat.ECC = 0.83285;",
            "Sat.INC = 87.87;",
            "Sat.RAAN = 227.89;",
            "Sat.AOP = 53.38;",
            "Sat.TA = 92.335;");
    double[] expected = {6525.344, 6861.535, 6449.125, 4.902276, 5.533124, -1.975709};
    double[] state = mission.cartesianState("Sat");
    for (int i = 0; i < 6; i++) {
      assertThat(state[i]).isCloseTo(expected[i], within(i < 3 ? 0.3 : 2e-4));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sat.SMA = 7000; | the script gives Sat neither X, Y, Z, VX, VY, VZ nor SMA",
        "Sat.CoordinateSystem = EarthFixed; | the state of Sat is in EarthFixed",
      })
  void aStateThatCannotBeTakenOverIsRefused(String line, String message) {
    assertThatThrownBy(() -> script(line).cartesianState("Sat"))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> script(line).cartesianState("Sta"))
        .hasMessageContaining("there is no spacecraft Sta in mission.script; did you mean Sat?");
  }
}
