package dev.skysweep.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.script.Statement.Assignment;
import dev.skysweep.script.Statement.Command;
import dev.skysweep.script.Statement.Create;
import dev.skysweep.script.Statement.Include;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Sat.SMA = 7000;                   | Sat | ""    | SMA                       | 7000
          GMAT\tSat.SMA=7000                | Sat | ""    | SMA                       | 7000
          FM.GravityField.Earth.Degree = 4; | FM  | ""    | GravityField.Earth.Degree | 4
          v = 5 ; ;                         | v   | ""    | ""                        | 5
          A( 1, 2 ) = -3;                   | A   | (1,2) | ""                        | -3
          s = 'a = b; c % d'; % e           | s   | ""    | ""                        | 'a = b; c % d'
          Sat.C = [1 2; 3 4];               | Sat | ""    | C                         | [1 2; 3 4]
          GMAT 'Set it' Sat.DryMass = 8     | Sat | ""    | DryMass                   | 8
          Sat.X = 1; Sat.Y = 2;             | Sat | ""    | X                         | 1
          RF.Filename = a b.txt % c         | RF  | ""    | Filename                  | a b.txt
          """)
  void findsTheSidesOfAnAssignment(
      String text, String resource, String index, String field, String value) {
    Assignment assignment = (Assignment) statement(text);
    assertThat(assignment.resource()).isEqualTo(resource);
    assertThat(assignment.index()).isEqualTo(index);
    assertThat(assignment.field()).isEqualTo(field);
    assertThat(assignment.value()).isEqualTo(value);
    assertThat(text.substring(assignment.valueStart(), assignment.valueEnd())).isEqualTo(value);
    assertThat(text.substring(assignment.leftStart())).startsWith(resource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BeginMissionSequence",
        "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}",
        "For I = 1:10",
        "For 'For I = 1:1:5' I = 1:1:5",
        "If x == 3",
        "Vary DC(TOI.Element1 = 0.5, {Perturbation = 1e-4})",
        "Achieve 'Achieve ECC = 0.005' DC1(Sat.ECC = 0.005)",
        "[a, b] = F(x)"
      })
  void tellsCommandsFromAssignments(String text) {
    assertThat(statement(text + "; % c"))
        .isInstanceOfSatisfying(
            Command.class, command -> assertThat(command.text()).isEqualTo(text));
  }

  @Test
  void findsCreatedNames() {
    Create create = (Create) statement("GMAT Create  ReportFile RF, R2  R3 ;");
    assertThat(create.type()).isEqualTo("ReportFile");
    assertThat(create.names()).containsExactly("RF", "R2", "R3");
  }

  @Test
  void findsTheSizeOfArrays() {
    Create create = (Create) statement("Create Array A[2, 3] B[4] C;");
    assertThat(create.names()).containsExactly("A", "B", "C");
    assertThat(create.dimensions()).containsExactly(List.of(2, 3), List.of(1, 4), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#Include 'sub/a.txt'", "  #Include  sub/a.txt ; % c"})
  void findsIncludes(String text) {
    assertThat(((Include) statement(text)).file()).isEqualTo("sub/a.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "% only this", ";", "GMAT ;"})
  void findsNothing(String text) {
    assertThat(LogicalLine.of(text)).allSatisfy(line -> assertThat(Statement.on(line)).isNull());
  }

  private static Statement statement(String text) {
    return Objects.requireNonNull(Statement.on(LogicalLine.of(text).getFirst()));
  }
}
