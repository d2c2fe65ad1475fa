package dev.skysweep.view.study;

import dev.skysweep.study.CloseNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What can be drawn of a study.
public enum PlotKind {
  CORNER("every pair of parameters, coloured by a metric"),
  HEATMAP("a metric over two parameters of a grid"),
  BAND("quantiles over the runs against time"),
  CONVERGENCE("how the mean of a metric settles as runs are added"),
  CDF("the share of runs up to each value of a metric"),
  HISTOGRAM("how often a metric has which value"),
  SENSITIVITY("how much each parameter decides of a metric"),
  TORNADO("how far a metric swings with each parameter"),
  PARALLEL("every run as a line through its parameters and metrics"),
  GROUND_TRACK("where over the ground the runs went"),
  DISPERSION("scatter of the positions about their mean, in RTN"),
  TIMELINE("which worker made which run when"),
  WORKERS("busy workers on each machine over time");

  private final String meaning;

  PlotKind(String meaning) {
    this.meaning = meaning;
  }

  /// What it shows, in a few words.
  public String meaning() {
    return meaning;
  }

  /// As written on the command line: `ground-track`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The kind that a word on the command line means.
  ///
  /// @throws PlotException with close names if there is none
  public static PlotKind of(String word) {
    List<String> words = Arrays.stream(values()).map(PlotKind::word).toList();
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new PlotException(
                "there is no plot '%s'%s; there are: %s"
                    .formatted(word, CloseNames.hint(word, words), String.join(", ", words))));
  }
}
