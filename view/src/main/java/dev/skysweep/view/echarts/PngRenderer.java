package dev.skysweep.view.echarts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Turns SVG into PNG; needs no display.
public final class PngRenderer {
  /// Pixels of the image for one of the chart, so that print and fine screens look sharp.
  private static final int SCALE = 2;

  /// JSVG guards against files of strangers; these are our own, and may hold very many points.
  private static final DocumentLimits OURS = new DocumentLimits(30, 15, Integer.MAX_VALUE);

  private PngRenderer() {}

  /// Draws the SVG on white, at twice its size.
  ///
  /// @param svg as [SvgRenderer] draws it
  /// @throws DrawingException if this Java can't draw text
  public static byte[] png(String svg) {
    System.setProperty("java.awt.headless", "true");
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.getBytes(UTF_8)),
                null,
                LoaderContext.builder().documentLimits(OURS).build());
    if (document == null) {
      throw new IllegalStateException("ECharts drew no SVG");
    }
    try {
      return png(document);
    } catch (LinkageError e) {
      throw new DrawingException(
          "this Java can't draw text (%s): install fontconfig and a font, or write .svg"
              .formatted(e.getMessage()));
    }
  }

  private static byte[] png(SVGDocument document) {
    int width = (int) Math.ceil(document.size().width);
    int height = (int) Math.ceil(document.size().height);
    var image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    document.renderWithPlatform(
        NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, width, height));
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
