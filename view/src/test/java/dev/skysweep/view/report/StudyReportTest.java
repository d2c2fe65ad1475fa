package dev.skysweep.view.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skysweep.results.SweepResult;
import dev.skysweep.study.Value;
import dev.skysweep.view.MadeStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report holds what the study shows, and nothing that runs but our own scripts.
class StudyReportTest {
  private static final String EVIL =
      "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
  private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");

  @TempDir private Path folder;

  private String report(MadeStudy study, StudyReport report) throws IOException {
    Path file = folder.resolve("report.html");
    try (var result = SweepResult.open(study.folder())) {
      report.write(result, file);
    }
    return Files.readString(file, UTF_8);
  }

  private MadeStudy usual(int runs) {
    return MadeStudy.finished(folder.resolve("sma"), runs, new MadeStudy.Usual());
  }

  @Test
  void tellsHowTheRunsEndedAndWhy() throws IOException {
    var report =
        new StudyReport(
            List.of("max(RF.Sat.Earth.Altitude)"),
            List.of("max(RF.Sat.Earth.Altitude) < 800 with 90% at 90%"));
    String page = report(usual(60), report);
    assertThat(page)
        .contains("54 of 60 runs are ok, 6 failed")
        .contains("Moderator Exception: the satellite hit the Earth")
        .contains("Where <strong>Sat.SMA")
        .contains("with 90% at 90%: <span")
        .contains("not yet known")
        .contains("max(RF.Sat.Earth.Altitude) (km)")
        .contains("skysweep resume");
  }

  @Test
  void showsWhatWasAskedForAndHowToAskAgain() throws IOException {
    MadeStudy study = usual(12);
    Files.writeString(study.folder().resolve("study.yaml"), "design:\n  <b>grid\n");
    assertThat(report(study, new StudyReport(List.of(), List.of())))
        .contains("the study file</summary><pre class=\"wrap\">design:\n  &lt;b&gt;grid")
        .contains("skysweep run " + study.folder().resolve("study.yaml") + " --out again");
  }

  @Test
  void isTheSameBytesEachTime() throws IOException {
    MadeStudy study = usual(12);
    var report = new StudyReport(List.of(), List.of());
    assertThat(report(study, report)).isEqualTo(report(study, report));
  }

  @Test
  void needsNoNetwork() throws IOException {
    String page = report(usual(12), new StudyReport(List.of(), List.of()));
    assertThat(page).doesNotContain("src=\"http", "href=\"http", "@import");
    assertThat(page).contains("default-src &#39;none&#39;");
  }

  @Test
  void textsOfStrangersStayTexts() throws IOException {
    Path evil = folder.resolve("<script>alert(1)<" + "x>");
    MadeStudy study =
        MadeStudy.finished(
            evil,
            12,
            new MadeStudy.Plan() {
              @Override
              public Map<String, Value> values(int run) {
                return Map.of(
                    "Sat.SMA", Value.of(7000.0 + run),
                    "Sat.Name", Value.of(EVIL + run % 2));
              }

              @Override
              public String failure(int run) {
                return run % 3 == 0 ? EVIL + "\n" + EVIL : null;
              }
            });
    Files.writeString(evil.resolve("mission.script"), EVIL);
    String page = report(study, new StudyReport(List.of(), List.of()));
    List<String> scripts = SCRIPT.matcher(page).results().map(each -> each.group()).toList();
    assertThat(scripts).filteredOn("<script>"::equals).hasSize(3);
    assertThat(scripts)
        .allSatisfy(each ->
            assertThat(each)
                .matches("<script>|<script type=\"application/json\" id=\"chart-\\d+-option\">"));
    assertThat(page).doesNotContain("<img src=x").contains("&lt;img src=x");
  }

  @Test
  void oneRunAllFailedAndNoneMadeAreReportedToo() throws IOException {
    var plain = new StudyReport(List.of(), List.of());
    assertThat(report(MadeStudy.finished(folder.resolve("one"), 1, new MadeStudy.Usual()), plain))
        .contains("1 of 1 runs are ok");
    var failing =
        new MadeStudy.Plan() {
          @Override
          public Map<String, Value> values(int run) {
            return Map.of("Sat.SMA", Value.of(run));
          }

          @Override
          public String failure(int run) {
            return "no";
          }
        };
    assertThat(report(MadeStudy.finished(folder.resolve("all"), 4, failing), plain))
        .contains("0 of 4 runs are ok, 4 failed");
    var none = new MadeStudy(folder.resolve("none"), 4);
    none.write(failing, 0);
    assertThat(report(none, plain)).contains("0 of 4 runs are ok, 4 not made");
  }

  @Test
  void aWrongMetricLeavesNoFile() {
    MadeStudy study = usual(5);
    assertThatThrownBy(() -> report(study, new StudyReport(List.of("max(RF.Altitud)"), List.of())))
        .hasMessageContaining("Altitude");
    assertThat(folder.resolve("report.html")).doesNotExist();
  }

  /// The page is given away.
  @Test
  void whatALinkInAStrangersStudyLeadsToStaysOut() throws IOException {
    MadeStudy study = usual(12);
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
    Files.deleteIfExists(study.folder().resolve("mission.script"));
    Files.createSymbolicLink(study.folder().resolve("mission.script"), secret);

    assertThat(report(study, new StudyReport(List.of(), List.of())))
        .doesNotContain("SECRET")
        .contains("mission.script is a link to somewhere else");
  }
}
