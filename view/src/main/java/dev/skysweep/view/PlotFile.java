package dev.skysweep.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.skysweep.files.AtomicFile;
import dev.skysweep.view.echarts.Chart;
import dev.skysweep.view.echarts.PngRenderer;
import dev.skysweep.view.echarts.SvgRenderer;
import dev.skysweep.view.page.Figure;
import dev.skysweep.view.page.Pages;
import dev.skysweep.view.plot.Plot;
import dev.skysweep.view.study.PlotException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A file that a plot is drawn into.
///
/// @param path ends with `.svg`, `.png` or `.html`
public record PlotFile(Path path) {
  /// The file at a path, checked before anything is read.
  ///
  /// @throws PlotException if the name doesn't say what to draw, or its folder isn't there
  public static PlotFile at(Path path) {
    if (!name(path).matches("(?i).*\\.(svg|png|html?)")) {
      throw new PlotException(
          "'%s' does not say what to draw: let it end with .svg, .png or .html".formatted(path));
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new PlotException("there is no folder %s to write %s into".formatted(folder, path));
    }
    return new PlotFile(path);
  }

  /// Writes the plot, whole or not at all.
  ///
  /// @throws dev.skysweep.files.StorageException if it can't be written
  public void write(Plot plot) {
    AtomicFile.write(path, drawn(plot));
  }

  private byte[] drawn(Plot plot) {
    String name = name(path);
    if (name.endsWith("html") || name.endsWith("htm")) {
      return Pages.plot(Figure.of("plot", plot));
    }
    try (var renderer = new SvgRenderer()) {
      String svg = renderer.svg(Chart.of(plot));
      return name.endsWith("png") ? PngRenderer.png(svg) : svg.getBytes(UTF_8);
    }
  }

  private static String name(Path path) {
    return path.toString().toLowerCase(Locale.ROOT);
  }
}
