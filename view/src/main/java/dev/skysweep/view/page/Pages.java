package dev.skysweep.view.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.view.echarts.Scripts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Fills the page templates.
public final class Pages {
  private Pages() {}

  /// A page as UTF-8.
  ///
  /// @param template such as `plot.jte`
  /// @param parameters of the template, by name
  public static byte[] fill(String template, Map<String, Object> parameters) {
    TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    var page = new Utf8ByteOutput();
    engine.render(template, parameters, page);
    var bytes = new ByteArrayOutputStream(page.getContentLength());
    try {
      page.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A page of one chart that needs nothing from elsewhere.
  public static byte[] plot(Figure figure) {
    return fill("plot.jte", Map.of("figure", figure, "assets", Assets.ofCharts()));
  }

  /// What a page carries in it: scripts and style, and the policy that lets nothing else run.
  ///
  /// @param policy value of `Content-Security-Policy`
  public record Assets(List<String> scripts, String style, String policy) {
    public Assets {
      scripts = List.copyOf(scripts);
    }

    /// Of a page with charts.
    public static Assets ofCharts() {
      return of(List.of(Scripts.echarts(), Scripts.charts(), text("page.js")));
    }

    private static Assets of(List<String> scripts) {
      String hashes =
          scripts.stream()
              .map(script -> "'sha256-" + sha256(script) + "'")
              .collect(Collectors.joining(" "));
      String policy =
          "default-src 'none'; script-src %s; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
              .formatted(hashes);
      return new Assets(scripts, text("page.css"), policy);
    }
  }

  /// A resource of this package.
  public static String text(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
