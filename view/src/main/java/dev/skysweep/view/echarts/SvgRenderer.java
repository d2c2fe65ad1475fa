package dev.skysweep.view.echarts;

import dev.skysweep.json.Json;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;

/// Draws charts as SVG without a browser: ECharts' own rendering to text, on the JavaScript engine
/// Rhino. The scripts see nothing of Java. Starting it takes a second; use one for several charts.
/// To be used by one thread.
public final class SvgRenderer implements AutoCloseable {
  /// ECharts asks for a window and for timers, and uses neither here.
  private static final String BROWSER =
      "var window = this, self = this;"
          + "function setTimeout() { return 0; } function clearTimeout() {}";

  /// Wide enough for the fonts that stand in for `sans-serif` on Linux, macOS and Windows; ECharts'
  /// own table is of a narrower one.
  private static final String MEASURE =
      """
      (function () {
        var narrow = /[iIjlt.,:;|!'()\\[\\] ]/, wide = /[mwMW%@]/;
        echarts.setPlatformAPI({measureText: function (text, font) {
          var size = parseFloat(/([\\d.]+)px/.exec(font || '12px')[1]), width = 0;
          for (var i = 0; i < text.length; i++) {
            var c = text.charAt(i);
            width += narrow.test(c) ? 0.36 : wide.test(c) ? 0.95 : text.charCodeAt(i) > 0x2e80 ? 1 : 0.62;
          }
          return {width: width * size};
        }});
      })();
      """;

  /// Texts go through ECharts with letters of Unicode's private area in place of what has a meaning
  /// in XML, since ECharts 5.3 writes texts as they are, and could cut an escaped one in two.
  private static final String DRAW =
      """
      (function (json, width, height) {
        var special = '&<>"', forbidden = /[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ue000-\\ue003\\ufffe\\uffff]/g;
        function hidden(key, value) {
          return typeof value !== 'string' ? value : value.replace(forbidden, '\\ufffd')
            .replace(/[&<>"]/g, function (c) { return String.fromCharCode(0xe000 + special.indexOf(c)); });
        }
        function shown(svg) {
          return svg.replace(/[\\ue000-\\ue003]/g, function (c) {
            return '&#' + special.charCodeAt(c.charCodeAt(0) - 0xe000) + ';';
          });
        }
        var chart = echarts.init(null, skysweep.theme(false),
          {renderer: 'svg', ssr: true, width: width, height: height});
        var option = skysweep.prepare(JSON.parse(json, hidden), false);
        option.textStyle = {fontFamily: 'SansSerif, sans-serif'};
        chart.setOption(option);
        // the short form of a font, which the painter of PNG files passes over
        var svg = chart.renderToSVGString().replace(/style="font: (\\w+) (\\w+) ([\\d.]+px) ([^"]*)"/g,
          'style="font-style:$1;font-weight:$2;font-size:$3;font-family:$4"');
        // a line of no width, which that painter draws all the same
        svg = svg.replace(/<[^>]* stroke-width="0"[^>]*>/g, function (tag) {
          return tag.replace(/ stroke="[^"]*"/, ' stroke="none"');
        });
        chart.dispose();
        return shown(svg);
      })
      """;

  private final Context context;
  private final ScriptableObject scope;
  private final Function draw;

  public SvgRenderer() {
    context = Context.enter();
    context.setLanguageVersion(Context.VERSION_ES6);
    // Compiling ECharts to bytecode takes longer than drawing a chart without.
    context.setInterpretedMode(true);
    scope = context.initSafeStandardObjects();
    run(BROWSER, "browser");
    run(Scripts.echarts(), "echarts");
    run(Scripts.charts(), "charts");
    run(MEASURE, "measure");
    draw = (Function) run(DRAW, "draw");
  }

  /// The chart as an SVG document.
  public String svg(Chart chart) {
    String json = Json.mapper().writeValueAsString(chart.option());
    Object svg =
        draw.call(context, scope, scope, new Object[] {json, chart.width(), chart.height()});
    return Context.toString(svg);
  }

  @Override
  public void close() {
    Context.exit();
  }

  private Object run(String script, String name) {
    return context.evaluateString(scope, script, name, 1, null);
  }
}
