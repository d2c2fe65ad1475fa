package dev.skysweep.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.skysweep.manifest.ManifestWriter;
import dev.skysweep.manifest.NodeLog;
import dev.skysweep.manifest.StudyFolder;
import dev.skysweep.manifest.StudyLock;
import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Value;
import dev.skysweep.view.live.LiveMetrics;
import dev.skysweep.view.live.LiveServer;
import dev.skysweep.view.live.LiveStudy;
import dev.skysweep.view.report.StudyReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages as a reader meets them. `-Dpages=DIR` keeps screenshots, to be looked at.
class PagesInChromiumTest {
  private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>";
  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void keep(Page page, String name) throws Exception {
    String kept = System.getProperty("pages");
    if (kept != null) {
      Path file = Files.createDirectories(Path.of(kept)).resolve(name + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
  }

  private static void keep(byte[] content, String name) throws Exception {
    String kept = System.getProperty("pages");
    if (kept != null) {
      Files.write(Files.createDirectories(Path.of(kept)).resolve(name), content);
    }
  }

  private Path report(MadeStudy study) {
    Path file = folder.resolve("report.html");
    try (var result = SweepResult.open(study.folder())) {
      new StudyReport(List.of(), List.of("max(RF.Sat.Earth.Altitude) < 800 with 50% at 90%"))
          .write(result, file);
    }
    return file;
  }

  /// Those out of view are drawn too, a little later.
  private static void awaitAllCharts(Page page) {
    page.waitForFunction(
        "() => [...document.querySelectorAll('.plot')].every(p => p.querySelector('svg, canvas'))");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void aReportIsWholeOnLaptopPhoneAndPaper(int runs) throws Exception {
    MadeStudy study = MadeStudy.finished(folder.resolve("s"), runs, new MadeStudy.Usual());
    String address = report(study).toUri().toString();
    for (int width : new int[] {1200, 390}) {
      ColorScheme scheme = width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT;
      Page page = browser.page(width, 900, scheme);
      page.navigate(address);
      awaitAllCharts(page);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat((int) page.evaluate("document.querySelectorAll('.plot').length"))
          .isGreaterThan(runs == 1 ? 1 : 8);
      keep(page, "report-" + runs + "-" + width);
      if (width == 1200) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        byte[] paper = page.pdf();
        assertThat(paper.length).isGreaterThan(10_000);
        keep(paper, "report-" + runs + ".pdf");
      }
      page.context().close();
    }
    assertThat(browser.complaints()).isEmpty();
  }

  /// Six parameters are wider than a laptop's column, which they are made smaller for; on a phone,
  /// where they would be too small to read, their figure scrolls to its end.
  @Test
  void aCornerPlotOfManyParametersIsNeverCut() throws Exception {
    var plan =
        new MadeStudy.Plan() {
          @Override
          public Map<String, Value> values(int run) {
            return Stream.of("SMA", "ECC", "INC", "RAAN", "AOP", "TA")
                .collect(
                    Collectors.toMap(
                        name -> "Sat." + name, name -> Value.of(run * 7 % 11 + name.hashCode())));
          }
        };
    String address = report(MadeStudy.finished(folder.resolve("s"), 20, plan)).toUri().toString();
    for (int width : new int[] {1280, 390}) {
      Page page = browser.page(width, 900, ColorScheme.LIGHT);
      page.navigate(address);
      awaitAllCharts(page);
      keep(page, "corner-" + width);
      page.evaluate(
          "document.querySelector('.plot[data-fixed=true]').parentNode.scrollLeft = 9999");
      assertThat(
              (boolean)
                  page.evaluate(
                      "(() => { const plot = document.querySelector('.plot[data-fixed=true]');"
                          + " const right = e => e.getBoundingClientRect().right;"
                          + " return right(plot.querySelector('canvas')) <= right(plot.parentNode) + 1; })()"))
          .as("its right edge can be seen at %d", width)
          .isTrue();
      assertThat(
              (boolean)
                  page.evaluate(
                      "(() => { const at = document.querySelector('.plot[data-fixed=true]').parentNode;"
                          + " return at.scrollWidth > at.clientWidth + 1; })()"))
          .as("scrolls at %d", width)
          .isEqualTo(width == 390);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      keep(page, "corner-end-" + width);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(
              (boolean)
                  page.evaluate(
                      "(() => { const at = document.querySelector('.plot[data-fixed=true]').parentNode;"
                          + " return at.scrollWidth <= at.clientWidth + 1; })()"))
          .as("on paper of %d", width)
          .isTrue();
      keep(page.pdf(), "corner-" + width + ".pdf");
      page.context().close();
    }
    assertThat(browser.complaints()).isEmpty();
  }

  /// The report of a usual study of 30 runs, with all charts drawn.
  private Page usualReport(int width) {
    MadeStudy study = MadeStudy.finished(folder.resolve("s"), 30, new MadeStudy.Usual());
    Page page = browser.page(width, 900, ColorScheme.LIGHT);
    page.navigate(report(study).toUri().toString());
    awaitAllCharts(page);
    return page;
  }

  /// As charts of the live page do, which are drawn over with others.
  @Test
  void aChartTakesFewerPointsThanItHad() {
    Page page = usualReport(1200);
    assertThat(
            page.evaluate(
                """
                () => [...document.querySelectorAll('.plot')].map(place => {
                  const option = JSON.parse(document.getElementById(place.dataset.option).textContent);
                  [option.series].flat().forEach(s => { if (s.data) { s.data = s.data.slice(0, 2); } });
                  const chart = echarts.getInstanceByDom(place);
                  try {
                    chart.setOption(skysweep.fit(skysweep.prepare(option, false), 900), true);
                    return '';
                  } catch (error) { return place.getAttribute('aria-label') + ' ' + error; }
                }).join('')
                """))
        .isEqualTo("");
    page.context().close();
  }

  /// Its axes keep their distance; the place is scrolled, and nothing else.
  @Test
  void parallelAxesCanBeReadOnAPhone() {
    Page page = usualReport(390);
    String plot = "[...document.querySelectorAll('.plot')].find(p => +p.dataset.least > 0)";
    assertThat((boolean) page.evaluate(plot + ".clientWidth >= +" + plot + ".dataset.least"))
        .isTrue();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    page.context().close();
  }

  @Test
  void aReportCanBeReadWithoutEyesOrMouse() {
    Page page = usualReport(1200);
    assertThat((int) page.evaluate("document.querySelectorAll('main, header, nav').length"))
        .isEqualTo(3);
    assertThat(
            (boolean)
                page.evaluate(
                    "[...document.querySelectorAll('table')].every(t => t.caption && t.tHead.querySelector('th[scope=col]'))"))
        .isTrue();
    assertThat(
            (boolean)
                page.evaluate(
                    "[...document.querySelectorAll('.plot')].every(p => p.getAttribute('aria-label').length > 20"
                        + " && p.closest('figure').querySelector('details table'))"))
        .isTrue();
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.textContent"))
        .isEqualTo("Skip to the content");
    page.context().close();
  }

  @Test
  void theLivePageFollowsTheSweepAndEscapesWhatItSays() throws Exception {
    Path evil = folder.resolve("<b>s<" + "b>");
    var made = new MadeStudy(evil, 12);
    var plan =
        new MadeStudy.Plan() {
          @Override
          public Map<String, Value> values(int run) {
            return Map.of("Sat.SMA", Value.of(7000.0 + run), "Sat.Name", Value.of(EVIL));
          }

          @Override
          public String failure(int run) {
            return run % 4 == 3 ? EVIL : null;
          }
        };
    var place = new StudyFolder(evil);
    try (var lock = StudyLock.acquire(place);
        var manifest = ManifestWriter.create(lock, made.header(plan))) {
      for (int run = 0; run < 4; run++) {
        var _ = manifest.append(made.entry(run, plan));
      }
      var nodes = new NodeLog(place);
      Instant begun = Instant.parse("2026-01-01T00:00:00Z");
      nodes.add(new NodeLog.Nodes(begun.minusSeconds(30), 0, 0, 3, 12));
      nodes.add(new NodeLog.Nodes(begun.minusSeconds(8), 2, 0, 1, 8));
      nodes.add(new NodeLog.Nodes(begun, 2, 1, 0, 4));
      var study = LiveStudy.of(place, InstantSource.system());
      Page page = browser.page(1200, 900, ColorScheme.LIGHT);
      try (var server = LiveServer.start(study, new LiveMetrics(evil, List.of()), 0)) {
        page.navigate(server.address());
        page.getByText("4 of 12 runs have ended").waitFor();
        for (int run = 4; run < 12; run++) {
          var _ = manifest.append(made.entry(run, plan));
        }
        page.getByText("12 of 12 runs have ended: the sweep is finished").waitFor();
        page.waitForFunction(
            "() => document.querySelectorAll('.plot svg, .plot canvas').length >= 5");
        assertThat(page.locator("#charts caption").allTextContents())
            .contains("Nodes of the cluster", "Runs that wait for a place");
        page.selectOption("#status", "failed");
        page.waitForFunction("() => document.querySelectorAll('#rows tr').length === 3");
        page.getByLabel("run 7", new Page.GetByLabelOptions().setExact(true)).click();
        page.waitForFunction(
            "() => document.querySelector('#message').textContent.includes('onerror=alert(2)')");
        assertThat(page.textContent("#facts")).contains(EVIL);
        assertThat((int) page.evaluate("document.querySelectorAll('img').length")).isZero();
        keep(page, "live");
      }
      page.getByText("The watcher has ended").waitFor();
      page.context().close();
      var _ = manifest.append(made.entry(0, plan));
    }
    assertThat(browser.complaints())
        .allMatch(each -> each.contains("ERR_") /* the watcher was ended */);
  }

  /// `-Dpages=DIR` also keeps how long the page's script was busy at a time, in milliseconds.
  @Test
  void thePageOfAHundredThousandRunsStaysSmallAndAnswersWhileTheyEnd() throws Exception {
    int runs = 100_000;
    var made = new MadeStudy(folder.resolve("large"), runs);
    var plan =
        new MadeStudy.Plan() {
          @Override
          public Map<String, Value> values(int run) {
            return Map.of("Sat.SMA", Value.of(7000.0 + run));
          }

          @Override
          public String failure(int run) {
            return "Moderator Exception: the satellite hit the Earth";
          }
        };
    var place = new StudyFolder(made.folder());
    try (var lock = StudyLock.acquire(place);
        var manifest = ManifestWriter.create(lock, made.header(plan))) {
      int first = runs - 5000;
      for (int run = 0; run < first; run++) {
        var _ = manifest.append(made.entry(run, plan));
      }
      var study = LiveStudy.of(place, InstantSource.system());
      Page page = browser.page(1200, 900, ColorScheme.LIGHT);
      try (var server = LiveServer.start(study, new LiveMetrics(made.folder(), List.of()), 0)) {
        page.navigate(server.address());
        page.getByText(first + " of " + runs + " runs have ended").waitFor();
        page.evaluate(
            "() => { window.busy = []; new PerformanceObserver(list => list.getEntries()"
                + ".forEach(each => busy.push(each.duration))).observe({type: 'longtask'}); }");
        for (int run = first; run < runs; run++) {
          var _ = manifest.append(made.entry(run, plan));
          if (run % 1000 == 999) {
            int shown = (run - first) / 1000 * 100 + 100;
            page.click("#next");
            page.waitForFunction(
                "first => document.querySelector('#rows button')?.textContent === String(first)",
                shown);
          }
        }
        page.getByText(runs + " of " + runs + " runs have ended").waitFor();
        assertThat((int) page.evaluate("document.querySelectorAll('#rows tr').length"))
            .isEqualTo(100);
        assertThat((int) page.evaluate("document.querySelectorAll('*').length")).isLessThan(3000);
        keep(String.valueOf(page.evaluate("busy")).getBytes(UTF_8), "live-large-busy.txt");
      }
      page.context().close();
    }
  }
}
