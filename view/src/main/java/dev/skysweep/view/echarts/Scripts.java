package dev.skysweep.view.echarts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The JavaScript that charts need, from our jar.
public final class Scripts {
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  private Scripts() {}

  /// ECharts itself.
  public static String echarts() {
    return text(ECHARTS);
  }

  /// What turns a [Chart]'s option into one of ECharts.
  public static String charts() {
    return text("charts.js");
  }

  private static String text(String resource) {
    try (InputStream in = Scripts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
