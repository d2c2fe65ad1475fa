package dev.skysweep.yaml;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YamlSchemaTest {
  private static final YamlSchema MEAL =
      YamlSchema.ofResource(YamlSchema.class, "meal.schema.json");

  @Test
  void takesWhatTheSchemaAllows() {
    var document =
        YamlDocument.parse(
            "name: x\nguests: 2\nkind: lunch\nprice: 3.5\ncourses: [{dish: soup}]", "m.yaml");
    assertThatCode(() -> MEAL.check(document)).doesNotThrowAnyException();
  }

  @Test
  void tellsEveryProblemWithItsPlaceInTheOrderOfTheFile() {
    var document =
        YamlDocument.parse(
            """
            gests: 3
            guests: 0
            hot: maybe
            kind: diner
            price: -1
            courses:
              - dish: soup
                minuts: 3
              - 7
            """,
            "m.yaml");
    assertThatThrownBy(() -> MEAL.check(document))
        .hasMessage(
            """
            m.yaml:1:1: 'name' is missing
            m.yaml:1:1: unknown key 'gests'; did you mean guests?
            m.yaml:2:9: 'guests' must be 1 or more, got 0
            m.yaml:3:6: 'hot' must be true or false, got 'maybe'
            m.yaml:4:7: 'kind' is 'diner', which is none of breakfast, lunch, dinner; did you mean dinner?
            m.yaml:5:8: 'price' must be above 0, got -1
            m.yaml:8:5: unknown key 'minuts'; did you mean minutes?
            m.yaml:9:5: item 2 of 'courses' must be a block of keys, got 7\
            """
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void namesWhatIsKnownWhereNothingComesClose() {
    var document = YamlDocument.parse("name: x\ncourses:\n  - {zzzzzzzz: 1}\n", "m.yaml");
    assertThatThrownBy(() -> MEAL.check(document))
        .hasMessage("m.yaml:3:6: unknown key 'zzzzzzzz'; known here: dish, minutes");
  }

  @Test
  void aFileThatIsNoBlockOfKeysIsSaidSo() {
    var document = YamlDocument.parse("- a\n", "m.yaml");
    assertThatThrownBy(() -> MEAL.check(document))
        .hasMessage("m.yaml:1:1: the file must be a block of keys, got a list of 1");
  }
}
