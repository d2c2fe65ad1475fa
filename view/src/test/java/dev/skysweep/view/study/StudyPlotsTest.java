package dev.skysweep.view.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.study.Dispersions;
import dev.skysweep.study.FieldPath;
import dev.skysweep.study.Morris;
import dev.skysweep.study.Value;
import dev.skysweep.view.MadeStudy;
import dev.skysweep.view.plot.BandPlot;
import dev.skysweep.view.plot.BarPlot;
import dev.skysweep.view.plot.CdfPlot;
import dev.skysweep.view.plot.ConvergencePlot;
import dev.skysweep.view.plot.CornerPlot;
import dev.skysweep.view.plot.DispersionPlot;
import dev.skysweep.view.plot.GroundTrackPlot;
import dev.skysweep.view.plot.HeatmapPlot;
import dev.skysweep.view.plot.TimelinePlot;
import dev.skysweep.view.plot.TornadoPlot;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a study folder shows.
class StudyPlotsTest extends DrawnStudies {
  @Test
  void aCornerHasTheVaryingParametersAndMarksFailedRuns() {
    var corner = (CornerPlot) plot(usual(40), PlotRequest.of(PlotKind.CORNER, ALTITUDE));
    assertThat(corner.variables())
        .extracting(each -> each.axis().label())
        .containsExactlyInAnyOrder("Sat.SMA (km)", "Sat.INC (deg)");
    assertThat(corner.colour().axis().label()).isEqualTo(ALTITUDE + " (km)");
    assertThat(corner.failed()[9]).isTrue();
    assertThat(corner.colour().values()[9]).isNaN();
    assertThat(corner.colour().values()[8]).isEqualTo(508);
  }

  @Test
  void aHeatmapHasTheMeanOfEachCellAndItsFailures() {
    var map =
        (HeatmapPlot)
            plot(
                usual(80),
                new PlotRequest(
                    PlotKind.HEATMAP,
                    List.of(ALTITUDE),
                    "Sat.SMA",
                    "Sat.INC",
                    List.of(),
                    null,
                    null));
    assertThat(map.columns()).hasSize(10).contains("6800", "6890");
    assertThat(map.rows()).hasSize(8);
    assertThat(map.values()[2][3]).isEqualTo(523);
    assertThat(map.failed()[2][9]).isTrue();
    assertThat(map.values()[2][9]).isNaN();
  }

  @Test
  void aBandHasTheQuantilesAtEachTime() {
    var band = (BandPlot) plot(usual(5), PlotRequest.of(PlotKind.BAND, "RF.Sat.Earth.Altitude"));
    assertThat(band.time().unit()).isEqualTo("min");
    assertThat(band.times()).startsWith(0).endsWith(110);
    // medians of run 2: 502 at the end, 22 less at the beginning
    assertThat(band.quantiles()[2]).startsWith(480).endsWith(502);
  }

  @Test
  void convergenceEndsAtTheMeanOfAllRuns() {
    var plot = (ConvergencePlot) plot(usual(9), PlotRequest.of(PlotKind.CONVERGENCE, ALTITUDE));
    assertThat(plot.runs()).endsWith(9);
    assertThat(plot.value()).endsWith(504);
    // t(8) 2.306 x 2.7386 / 3
    assertThat(plot.high()[8] - plot.value()[8]).isBetween(2.105, 2.106);
    assertThat(plot.high()[0]).isInfinite();
  }

  @Test
  void aDistributionShowsItsRequirement() {
    var request =
        new PlotRequest(
            PlotKind.CDF,
            List.of(),
            null,
            null,
            List.of(),
            ALTITUDE + " < 503 with 90% at 90%",
            null);
    var plot = (CdfPlot) plot(usual(9), request);
    assertThat(plot.values()).startsWith(500).endsWith(508);
    assertThat(plot.shares()[2]).isEqualTo(3 / 9.0);
    assertThat(plot.requirement().limit()).isEqualTo(503);
    assertThat(plot.notes()).anyMatch(note -> note.endsWith("fail"));
  }

  @Test
  void aTornadoComparesTheEndsOfEachParameter() {
    var plot = (TornadoPlot) plot(usual(80), PlotRequest.of(PlotKind.TORNADO, ALTITUDE));
    assertThat(plot.swings())
        .extracting(TornadoPlot.Swing::parameter)
        .containsExactly("Sat.INC", "Sat.SMA");
    assertThat(plot.swings().getFirst().low()).isEqualTo(504);
    assertThat(plot.swings().getFirst().high()).isEqualTo(574);
  }

  /// Blocks of four runs: A, A with each field of B, B.
  @Test
  void aSaltelliDesignIsDrawnAsSobolIndices() {
    var plan =
        new MadeStudy.Plan() {
          @Override
          public Map<String, Value> values(int run) {
            return Map.of("Sat.SMA", Value.of(sma(run)), "Sat.INC", Value.of(inc(run)));
          }

          @Override
          public double altitude(int run) {
            return 10 * sma(run) + inc(run);
          }

          private static double sma(int run) {
            return value(run, run % 4 == 1 || run % 4 == 3 ? 1 : 0);
          }

          private static double inc(int run) {
            return value(run, run % 4 >= 2 ? 3 : 2);
          }

          private static double value(int run, int column) {
            return new Random(31L * (run / 4) + column).nextInt(1000) / 1000.0;
          }
        };
    var plot = (BarPlot) plot(made(128, plan), PlotRequest.of(PlotKind.SENSITIVITY, ALTITUDE));
    assertThat(plot.value().label()).isEqualTo("share of the variance");
    assertThat(plot.groups()).hasSize(2).first().asString().startsWith("total");
    assertThat(plot.bars()).extracting(BarPlot.Bar::name).startsWith("Sat.SMA").contains("Sat.INC");
    assertThat(plot.bars().getFirst().value()).isBetween(0.8, 1.2);
    assertThat(plot.notes()).contains("32 blocks");
  }

  @Test
  void aMorrisDesignIsDrawnAsElementaryEffects() {
    var fields = List.of("Sat.SMA=uniform:7000:7100", "Sat.INC=uniform:0:10");
    var design = new Morris(Dispersions.parse(fields), 6, BigInteger.valueOf(3), 4);
    var plan =
        new MadeStudy.Plan() {
          @Override
          public JsonNode design() {
            return design.parameterSpec();
          }

          @Override
          public Map<String, Value> values(int run) {
            var values = new TreeMap<String, Value>();
            design.run(run).overrides().forEach((path, value) -> values.put(path + "", value));
            return values;
          }

          @Override
          public double altitude(int run) {
            return 500 + 10 * unit(run, "Sat.SMA") - 30 * unit(run, "Sat.INC");
          }

          private double unit(int run, String field) {
            return design.unit(run, design.fields().indexOf(FieldPath.parse(field)));
          }
        };
    var study = made(design.runCount(), plan);

    var plot = (BarPlot) plot(study, PlotRequest.of(PlotKind.SENSITIVITY, ALTITUDE));

    assertThat(plot.value().label()).isEqualTo("elementary effect");
    assertThat(plot.groups()).containsExactly("mean size, 95 % interval", "spread");
    assertThat(plot.bars())
        .extracting(bar -> bar.name() + " " + bar.group() + " " + Math.round(bar.value()))
        .containsExactly("Sat.INC 0 30", "Sat.INC 1 0", "Sat.SMA 0 10", "Sat.SMA 1 0");
  }

  @Test
  void aTimelineHasEveryAttempt() {
    var plot = (TimelinePlot) plot(usual(30), PlotRequest.of(PlotKind.TIMELINE));
    assertThat(plot.workers()).containsExactly("node0:0", "node0:2", "node1:1");
    assertThat(plot.spans()).hasSize(30);
    assertThat(plot.spans().stream().mapToInt(TimelinePlot.Span::failed).sum()).isEqualTo(3);
  }

  @Test
  void tracksStayOnTheGlobe() {
    var plot = (GroundTrackPlot) plot(usual(20), PlotRequest.of(PlotKind.GROUND_TRACK));
    assertThat(plot.tracks())
        .isNotEmpty()
        .allSatisfy(track -> {
          assertThat(track.longitudes()).hasSize(12);
          for (double longitude : track.longitudes()) {
            assertThat(longitude).isBetween(-180.0, 180.0);
          }
        });
  }

  @Test
  void aDispersionIsTakenAboutTheMean() {
    var plot =
        (DispersionPlot)
            plot(
                usual(50),
                new PlotRequest(
                    PlotKind.DISPERSION, List.of(), null, null, List.of(), null, "1 h"));
    for (DispersionPlot.Plane plane : plot.planes()) {
      double mean = 0;
      for (double value : plane.x().values()) {
        mean += value / plane.x().values().length;
      }
      assertThat(mean).isBetween(-1e-9, 1e-9);
      assertThat(plane.ellipses()).hasSize(3);
    }
  }
}
