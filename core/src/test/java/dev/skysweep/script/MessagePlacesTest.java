package dev.skysweep.script;

import static dev.skysweep.script.Missions.mission;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePlacesTest {
  private static final String MISSION =
      """
      Create Spacecraft Sat;
      GMAT Sat.SMA = 7000; % inside
      Create ReportFile RF;
      RF.Add = {Sat.Earth.INC, ...
                Sat.X};
      v = 1;
      v = 1;
      """;

  /// GMAT's words, and where the author finds what they are about.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bad (line 17: Sat.X};) | Bad (mission.script, line 4: RF.Add = {Sat.Earth.INC, Sat.X};)",
        "Bad (line 9: Sat.SMA = -1;) | Bad (mission.script, line 2: Sat.SMA = -1;)",
        "Bad (line 9: v = 1;) | Bad (line 9: v = 1;)",
        "Bad (line 9: Sat.SAM = 1;) | Bad (line 9: Sat.SAM = 1;)",
        "Bad (line 9) | Bad (line 9)",
        "No \"Sat.Earth.INC\" for \"RF\" | No \"Sat.Earth.INC\" for \"RF\" (mission.script, line 4: RF.Add = {Sat.Earth.INC, Sat.X};)",
        "No \"Nope\" | No \"Nope\"",
      })
  void areTheAuthors(String words, String located) {
    assertThat(mission(MISSION).located(words)).isEqualTo(located);
  }
}
