package dev.skysweep.view.study;

import dev.skysweep.view.plot.Axis;
import dev.skysweep.view.plot.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that a parameter had, one a run.
sealed interface StudyParameter {
  Axis axis();

  /// Numbers.
  record Numeric(Variable variable) implements StudyParameter {
    @Override
    public Axis axis() {
      return variable.axis();
    }
  }

  /// Names, switches, epochs, lists.
  ///
  /// @param texts null where a run has none
  record Textual(Axis axis, List<@Nullable String> texts) implements StudyParameter {
    /// Those that differ, in order.
    List<String> words() {
      return new ArrayList<>(
          texts.stream()
              .filter(text -> text != null)
              .map(String::valueOf)
              .distinct()
              .sorted()
              .toList());
    }

    /// Each text's place among the words.
    Variable numbered() {
      List<String> words = words();
      double[] places = new double[texts.size()];
      Arrays.setAll(
          places,
          run -> {
            String text = texts.get(run);
            return text == null ? Double.NaN : words.indexOf(text);
          });
      return new Variable(axis, places);
    }
  }
}
