package dev.skysweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedDesignTest {
  private static final FieldPath SMA = FieldPath.parse("Sat.SMA");
  private static final FieldPath OTHER = FieldPath.parse("Sat2.SMA");
  private static final Dispersions UNIFORM =
      Dispersions.of(Map.of(SMA, Distribution.uniform(7000, 7100)));

  private static Design derived(Design base, String... conditions) {
    var formulas = new LinkedHashMap<FieldPath, Expression>();
    formulas.put(OTHER, Expression.parse("Sat.SMA + gap"));
    return DerivedDesign.of(
            base, formulas, List.of(conditions).stream().map(Expression::parse).toList())
        .resolved(field -> Value.of(field.resource().equals("gap") ? 50 : -1));
  }

  @Test
  void formulasUseTheRunsAndTheScriptsValues() {
    var base = new MonteCarlo(UNIFORM, 3, BigInteger.ONE);
    RunSpec run = derived(base).run(2);
    double sma = ((Value.Real) base.run(2).overrides().get(SMA)).value();
    assertThat(run.overrides()).containsEntry(OTHER, Value.of(sma + 50));
  }

  @Test
  void conditionsDropRunsAndNumberTheRestWithoutGaps() {
    var base = new MonteCarlo(UNIFORM, 200, BigInteger.ONE);
    var design = (DerivedDesign) derived(base, "Sat2.SMA < 7100");
    assertThat(design.runCount()).isBetween(70, 130);
    assertThat(design.dropped()).isEqualTo(200 - design.runCount());
    for (int run = 0; run < design.runCount(); run++) {
      assertThat(design.run(run).runId()).isEqualTo(run);
      assertThat(((Value.Real) design.run(run).overrides().get(OTHER)).value()).isLessThan(7100);
    }
    var larger = design.extend(100);
    assertThat(larger.runCount()).isGreaterThan(design.runCount());
    assertThat(larger.run(design.runCount() - 1)).isEqualTo(design.run(design.runCount() - 1));
    assertThat(Design.of(larger.parameterSpec()).run(3)).isEqualTo(design.run(3));
  }

  @Test
  void aConditionThatNoRunMeetsIsSaidBeforehand() {
    assertThatThrownBy(() -> derived(new MonteCarlo(UNIFORM, 3, BigInteger.ONE), "Sat.SMA > 8000"))
        .hasMessageContaining("no run is left: none of 3 meets [Sat.SMA > 8000]");
  }

  @Test
  void priorityOrdersTheStartAndContextTravels() {
    var rows =
        new ExplicitRuns(
            List.of(SMA),
            List.of(List.of(Value.of(1)), List.of(Value.of(2)), List.of(Value.of(3))),
            new RowNotes(
                List.of("batch"),
                List.of(List.of(Value.of("a")), List.of(Value.of("b")), List.of(Value.of("c"))),
                List.of(1.0, 5.0, 1.0)));
    var again = (ExplicitRuns) Design.of(rows.parameterSpec());
    assertThat(again.inOrder(java.util.stream.IntStream.range(0, 3))).containsExactly(1, 0, 2);
    assertThat(again.run(1).context()).containsEntry("batch", Value.of("b"));
  }

  private static Design twoFormulas(String first, String second) {
    var formulas = new LinkedHashMap<FieldPath, Expression>();
    for (String formula : List.of(first, second)) {
      String[] parts = formula.split(" = ", 2);
      formulas.put(FieldPath.parse(parts[0]), Expression.parse(parts[1]));
    }
    return DerivedDesign.of(new MonteCarlo(UNIFORM, 3, BigInteger.ONE), formulas, List.of())
        .resolved(_ -> Value.of(7));
  }

  @Test
  void aFormulaThatWouldMissAnotherOneOrUndoTheDesignIsRefused() {
    assertThatThrownBy(() -> twoFormulas("Sat2.X = Sat2.Y + 50", "Sat2.Y = Sat.SMA"))
        .hasMessage(
            "Sat2.X = Sat2.Y + 50 uses Sat2.Y, whose formula comes later; put that one first");
    assertThatThrownBy(() -> twoFormulas("Sat.SMA = 7000", "Sat2.Y = Sat.SMA"))
        .hasMessageContaining("Sat.SMA = 7000: the design varies Sat.SMA already");
    RunSpec run = twoFormulas("Sat.SMA = max(Sat.SMA, 7200)", "Sat2.Y = Sat2.Y + 1").run(0);
    assertThat(run.overrides())
        .containsEntry(SMA, Value.of(7200.0))
        .containsEntry(FieldPath.parse("Sat2.Y"), Value.of(8.0));
  }

  @Test
  void unitsBecomeGmatsOwn() {
    assertThat(Distribution.parse(SMA, "choice(7000 km, 50 m@3)"))
        .isEqualTo(new Choice(List.of(Value.of(7000.0), Value.of(0.05)), List.of(1.0, 3.0)));
    assertThat(Distribution.parse(SMA, "nominal + 50 m").about(7000).quantile(0.5))
        .isEqualTo(Value.of(7000.05));
    assertThat(Distribution.parse(SMA, "normal(7100 km, 50 m)"))
        .isEqualTo(Distribution.normal(7100, 0.05));
    assertThat(Distribution.parse(SMA, "nominal + normal(0, 50 m)").about(7000))
        .isEqualTo(Distribution.normal(0, 0.05).aboutNominal().about(7000));
    assertThat(Distribution.parse(FieldPath.parse("Sat.TA"), "wrap(0, 360, normal(350, 0.1 rad))"))
        .isEqualTo(Distribution.normal(350, 0.1 * Math.toDegrees(1)).wrapped(0, 360));
    assertThatThrownBy(() -> Distribution.parse(SMA, "normal(0, 5 deg)"))
        .hasMessageContaining("'deg' is no unit of Sat.SMA; it takes cm, km, m, mm");
    assertThatThrownBy(() -> Distribution.parse(FieldPath.parse("dv"), "normal(0, 5 m/s)"))
        .hasMessageContaining("the unit of dv is not known here");
    assertThatThrownBy(() -> Distribution.parse(SMA, "lognormal(0 km, 1)"))
        .hasMessageContaining("takes no unit");
  }
}
