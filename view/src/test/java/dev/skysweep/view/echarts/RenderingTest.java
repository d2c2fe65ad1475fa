package dev.skysweep.view.echarts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.CdfPlot;
import dev.skysweep.view.plot.ParallelPlot;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.plot.Variable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Every kind of plot becomes SVG and PNG without a browser.
class RenderingTest {
  private static final String EVIL = "<script>alert(1)</script>&\"'";
  private static SvgRenderer renderer;

  @BeforeAll
  static void start() {
    renderer = new SvgRenderer();
  }

  @AfterAll
  static void stop() {
    renderer.close();
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }

  private static Set<String> texts(Document svg) {
    var texts = svg.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .collect(Collectors.toSet());
  }

  @Test
  void everyPlotIsDrawnWithItsTitleAndNotes() throws Exception {
    for (Map.Entry<String, Plot> sample : SamplePlots.all("Sat.INC").entrySet()) {
      Plot plot = sample.getValue();
      String svg = renderer.svg(Chart.of(plot));
      keep(sample.getKey(), svg);
      assertThat(svg).as("fonts that PNG files have, too").doesNotContain("style=\"font: ");
      Document drawn = parsed(svg);
      assertThat(texts(drawn)).as(sample.getKey()).contains(plot.title()).containsAll(plot.notes());
      assertThat(drawn.getElementsByTagName("path").getLength()).isGreaterThan(10);
      assertThat(plot.table().rows()).isNotEmpty();
      assertThat(plot.table().rows())
          .allSatisfy(row -> assertThat(row).hasSameSizeAs(plot.table().columns()));
    }
  }

  @Test
  void axesAreNamedWithTheirUnits() throws Exception {
    Map<String, Plot> samples = SamplePlots.all("Sat.INC");
    assertThat(texts(parsed(renderer.svg(Chart.of(samples.get("corner"))))))
        .contains("Sat.SMA (km)", "Sat.INC (deg)", "Sat.ECC");
  }

  @Test
  void textsOfStrangersStayTexts() throws Exception {
    for (Map.Entry<String, Plot> sample : SamplePlots.all(EVIL).entrySet()) {
      Chart chart = Chart.of(sample.getValue());
      Document drawn = parsed(renderer.svg(chart));
      assertThat(drawn.getElementsByTagName("script").getLength()).as(sample.getKey()).isZero();
      assertThat(chart.json()).as(sample.getKey()).doesNotContain("<", ">", "&");
    }
  }

  @Test
  void anImageIsDrawnWithoutADisplay() throws Exception {
    String svg = renderer.svg(Chart.of(SamplePlots.all("Sat.INC").get("cdf")));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngRenderer.png(svg)));
    assertThat(image.getWidth()).isEqualTo(2 * Chart.WIDTH);
    var colours = new HashSet<Integer>();
    for (int x = 0; x < image.getWidth(); x += 3) {
      for (int y = 0; y < image.getHeight(); y += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertThat(colours).hasSizeGreaterThan(10);
  }

  @Test
  void aLineThroughParallelAxesEndsWhereItsRunHasNoValue() {
    var dimensions =
        Stream.of(new double[] {1, 2}, new double[] {Double.NaN, 3}, new double[] {4, 5})
            .map(
                values -> new ParallelPlot.Dimension(new Variable(Axis.of("x"), values), List.of()))
            .toList();
    var plot = new ParallelPlot("Runs", dimensions, null, new boolean[2], List.of());
    assertThat(Chart.of(plot).json()).contains("\"data\":[[1,null,null],[2,3,5]]");
  }

  @Test
  void anAxisThatShowsALimitHasRoundNumbers() throws Exception {
    double[] values = {521.0342, 528.9, 536.745};
    var plot =
        new CdfPlot(
            "x",
            Axis.of("x"),
            values,
            new double[] {0.3, 0.6, 1},
            new double[3],
            new double[] {1, 1, 1},
            0.95,
            new CdfPlot.Line(520, 0.9, ""),
            List.of());
    assertThat(texts(parsed(renderer.svg(Chart.of(plot))))).contains("520", "525", "540");
  }

  /// ECharts gives titles and colour bars a box with a line of no width.
  @Test
  void aLineOfNoWidthIsNotDrawn() throws Exception {
    String svg = renderer.svg(Chart.of(SamplePlots.all("Sat.INC").get("heatmap")));
    var all = parsed(svg).getElementsByTagName("*");
    List<Element> thin =
        IntStream.range(0, all.getLength())
            .mapToObj(i -> (Element) all.item(i))
            .filter(element -> element.getAttribute("stroke-width").equals("0"))
            .toList();
    assertThat(thin)
        .isNotEmpty()
        .allSatisfy(
            element -> assertThat(element.getAttribute("stroke")).isIn("none", "transparent"));
  }

  @Test
  void aTickHasNoMoreDigitsThanItNeeds() throws Exception {
    Element title =
        (Element)
            parsed(renderer.svg(Chart.of(SamplePlots.all("x").get("heatmap"))))
                .getElementsByTagName("text")
                .item(0);
    assertThat(title.getTextContent()).isNotBlank();
  }

  /// `-Dplots=DIR` keeps the drawings, to be looked at.
  private static void keep(String name, String svg) throws Exception {
    String folder = System.getProperty("plots");
    if (folder != null) {
      Path image = Files.createDirectories(Path.of(folder)).resolve(name + ".png");
      Files.write(image, PngRenderer.png(svg));
    }
  }
}
