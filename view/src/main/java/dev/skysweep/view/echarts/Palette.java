package dev.skysweep.view.echarts;

import java.util.List;

/// Colours that people with any colour vision tell apart: Okabe and Ito's set (jfly.uni-koeln.de,
/// Color Universal Design, 2008), and viridis for quantities.
final class Palette {
  static final String BLUE = "#0072B2";
  static final String SKY = "#56B4E9";
  static final String ORANGE = "#E69F00";
  static final String GREEN = "#009E73";
  static final String PURPLE = "#CC79A7";
  static final String FAILED = "#D55E00";

  /// Where there is no value.
  static final String GREY = "#B8B8B8";

  static final List<String> SETS = List.of(BLUE, ORANGE, GREEN, PURPLE, SKY, FAILED);
  static final List<String> VIRIDIS =
      List.of("#440154", "#414487", "#2a788e", "#22a884", "#7ad151", "#fde725");

  private Palette() {}
}
