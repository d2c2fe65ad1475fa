package dev.skysweep.view.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.SweepException;
import dev.skysweep.study.Value;
import dev.skysweep.view.MadeStudy;
import dev.skysweep.view.echarts.Chart;
import dev.skysweep.view.plot.CdfPlot;
import dev.skysweep.view.plot.CornerPlot;
import dev.skysweep.view.plot.HeatmapPlot;
import dev.skysweep.view.plot.ParallelPlot;
import dev.skysweep.view.plot.Plot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is drawn of studies that are out of the ordinary, and what is said where nothing can be.
class OddStudyPlotsTest extends DrawnStudies {
  @Test
  void aBandOfNothingFiniteIsRefused() {
    MadeStudy study =
        made(
            3,
            new MadeStudy.Plan() {
              @Override
              public Map<String, Value> values(int run) {
                return Map.of("Sat.SMA", Value.of(7000.0 + run));
              }

              @Override
              public double altitude(int run) {
                return Double.POSITIVE_INFINITY;
              }
            });
    assertThatThrownBy(() -> plot(study, PlotRequest.of(PlotKind.BAND, "RF.Sat.Earth.Altitude")))
        .hasMessage("no run has a finite value of RF.Sat.Earth.Altitude");
  }

  @ParameterizedTest
  @EnumSource(PlotKind.class)
  void everyKindOfPlotIsDrawnOrRefusedInWords(PlotKind kind) {
    for (int runs : new int[] {1, 2, 30}) {
      Path own = folder.resolve(kind.word() + runs);
      MadeStudy study = MadeStudy.finished(own, runs, new MadeStudy.Usual());
      try {
        Plot plot =
            plot(
                study,
                PlotRequest.of(
                    kind,
                    kind == PlotKind.GROUND_TRACK || kind == PlotKind.DISPERSION
                        ? new String[0]
                        : new String[] {ALTITUDE}));
        assertThat(Chart.of(plot).json()).isNotEmpty();
        assertThat(plot.table().columns()).isNotEmpty();
      } catch (SweepException e) {
        assertThat(runs).as("%s: %s", kind, e.getMessage()).isLessThan(30);
        assertThat(e.getMessage()).doesNotContain("null").hasSizeGreaterThan(20);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PlotKind.class)
  void aStudyOfFailedRunsOnlyIsDrawnOrRefusedInWords(PlotKind kind) {
    MadeStudy study =
        made(
            5,
            new MadeStudy.Plan() {
              @Override
              public Map<String, Value> values(int run) {
                return Map.of(
                    "Sat.SMA", Value.of(7000.0 + run), "Sat.INC", Value.of(1.0 * run * run));
              }

              @Override
              public String failure(int run) {
                return "no";
              }
            });
    switch (kind) {
      case CORNER, PARALLEL, TIMELINE, WORKERS ->
          assertThat(plot(study, PlotRequest.of(kind)).table().rows()).isNotEmpty();
      default ->
          assertThatThrownBy(() -> plot(study, PlotRequest.of(kind, "max(RF.Alt)")))
              .isInstanceOf(SweepException.class);
    }
  }

  @Test
  void aHeatmapOfRandomValuesIsDrawnOnlyIfItsAxesAreNamed() {
    MadeStudy study =
        made(
            30,
            new MadeStudy.Plan() {
              @Override
              public Map<String, Value> values(int run) {
                return Map.of(
                    "Sat.INC", Value.of(Math.sin(run)), "Sat.SMA", Value.of(7000 + Math.cos(run)));
              }
            });
    assertThatThrownBy(() -> plot(study, PlotRequest.of(PlotKind.HEATMAP, ALTITUDE)))
        .hasMessageContaining("few of the 900 cells");
  }

  @Test
  void constantTextualAndHundredsOfParameters() {
    MadeStudy study =
        made(
            30,
            new MadeStudy.Plan() {
              @Override
              public Map<String, Value> values(int run) {
                var values = new TreeMap<String, Value>();
                for (int i = 0; i < 300; i++) {
                  values.put("P.x" + i, Value.of(Math.sin(run * run * (i + 1.0))));
                }
                values.put("Sat.SMA", Value.of(1.0 * run));
                values.put("Sat.Constant", Value.of(1));
                values.put("FM.Drag", Value.of(run % 2 == 0 ? "None" : "MSISE90"));
                return values;
              }

              @Override
              public double altitude(int run) {
                return run == 3 ? Double.NaN : run == 4 ? Double.POSITIVE_INFINITY : 500 + run;
              }
            });
    var corner = (CornerPlot) plot(study, PlotRequest.of(PlotKind.CORNER, ALTITUDE));
    assertThat(corner.variables()).hasSize(6);
    assertThat(corner.variables().getFirst().axis().name()).isEqualTo("Sat.SMA");
    assertThat(corner.notes())
        .anyMatch(note -> note.contains("6 of 301 parameters"))
        .anyMatch(note -> note.contains("FM.Drag, Sat.Constant"));
    var parallel = (ParallelPlot) plot(study, PlotRequest.of(PlotKind.PARALLEL, ALTITUDE));
    assertThat(parallel.dimensions())
        .hasSizeLessThanOrEqualTo(10)
        .anyMatch(each -> each.words().equals(List.of("MSISE90", "None")));
    assertThat(parallel.notes()).noneMatch(note -> note.contains("FM.Drag"));
    var heatmap =
        new PlotRequest(PlotKind.HEATMAP, List.of(ALTITUDE), "P.x1", "P.x2", List.of(), null, null);
    assertThat(plot(study, heatmap)).isInstanceOf(HeatmapPlot.class);
    var cdf = (CdfPlot) plot(study, PlotRequest.of(PlotKind.CDF, ALTITUDE));
    assertThat(cdf.values()).hasSize(28);
    assertThat(cdf.notes()).contains("2 runs are ok but have no finite value");
    assertThat(Chart.of(corner).json()).doesNotContain("NaN", "Infinity");
    assertThatThrownBy(() -> plot(study, PlotRequest.of(PlotKind.CORNER, "FM.Drag")))
        .hasMessageContaining("FM.Drag holds texts");
  }

  @Test
  void wrongNamesAreMetWithCloseOnes() {
    MadeStudy study = usual(5);
    assertThatThrownBy(() -> PlotKind.of("conrer")).hasMessageContaining("did you mean corner?");
    assertThatThrownBy(() -> plot(study, PlotRequest.of(PlotKind.CDF, "max(RF.Sat.Earth.Altitud)")))
        .hasMessageContaining("Altitude");
    assertThatThrownBy(() -> plot(study, PlotRequest.of(PlotKind.CDF)))
        .hasMessageContaining("cdf needs --metric, such as last(RF.Sat.Earth.Altitude)");
    var axis =
        new PlotRequest(
            PlotKind.HEATMAP, List.of(ALTITUDE), "Sat.SMQ", null, List.of(), null, null);
    assertThatThrownBy(() -> plot(study, axis)).hasMessageContaining("did you mean Sat.SMA");
    var parameters =
        new PlotRequest(
            PlotKind.CORNER, List.of(ALTITUDE), null, null, List.of("Sat.SMAA"), null, null);
    assertThatThrownBy(() -> plot(study, parameters))
        .hasMessageContaining("varies no 'Sat.SMAA'; did you mean Sat.SMA");
    assertThatThrownBy(() -> plot(study, PlotRequest.of(PlotKind.CDF, "max(RF.Sat.Alt)")))
        .hasMessageContaining("did you mean RF.Sat.Earth.Altitude?");
  }

  @Test
  void anEmptyStudyHasNothingToDraw() {
    new MadeStudy(folder, 3).write(new MadeStudy.Usual(), 0);
    assertThatThrownBy(() -> plot(new MadeStudy(folder, 3), PlotRequest.of(PlotKind.CORNER)))
        .hasMessageContaining("no run of")
        .hasMessageContaining("has ended yet");
  }
}
